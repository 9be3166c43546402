internal import Chat
internal import Dialects
internal import Sockets
internal import Threads

/// One connection's view of the house: what `Conversation` asks for is done here, with locks, queues and tickets.
///
/// Owned by the connection's handler thread. What is posted is gathered and goes into a room's queue in one piece; before
/// anything is answered, `settle` waits until the rooms have done it.
final class Session: House {
    private let server: ServerCore
    private let user: User
    private let interruption: Interruption
    private var gathered: [Posted] = []
    private var gatheredFor: RoomThread?
    private var tickets: [Ticket] = []
    private var replies: [UInt8] = []
    private var settings: Settings.Changeable

    init(server: ServerCore, user: User, interruption: Interruption) {
        self.server = server
        self.user = user
        self.interruption = interruption
        settings = server.settings.current
    }

    var limits: Limits { settings.limits }
    var serverName: String { server.settings.name }
    var lobby: RoomName { server.settings.lobby }
    var messageOfTheDay: [Text] { settings.messageOfTheDay }

    /// Looks whether the settings have changed.
    func refresh() -> Bool {
        let current = server.settings.current
        defer { settings = current }
        return current.generation != settings.generation
    }

    // MARK: Names

    func claim(_ name: UserName) -> Refusal? {
        if let refusal = server.directory.claim(name, for: user) { return refusal }
        user.outbox.rebound(limits[.outbox])
        server.counters.logins.count()
        server.log.tell("logged in", ("client", String(user.id.number)), ("user", name.description))
        return nil
    }

    func rename(to name: UserName) -> Refusal? {
        guard let old = user.standing.withLock({ $0.name }) else { return Refusal(.notLoggedIn) }
        settle()
        if let refusal = server.directory.rename(user, from: old, to: name) { return refusal }
        postToAllRooms(.rename(name))
        settle()
        server.directory.releaseHeldBack(old)
        server.log.tell("renamed", ("user", old.description), ("to", name.description))
        return nil
    }

    func everyone(atMost most: Int) -> (names: [UserName], total: Int) { server.directory.names(atMost: most) }

    // MARK: Rooms

    var roomCount: Int { user.standing.withLock { $0.rooms.count } }

    func joined(_ room: RoomName) -> RoomName? {
        settle()
        return user.room(room)?.listing.name
    }

    func enter(_ room: RoomName) -> Refusal? {
        guard let name = user.standing.withLock({ $0.name }) else { return Refusal(.notLoggedIn) }
        settle()
        flushReplies()
        let join = Posted(.join(Member(user: user.id, name: name), as: room), by: user)
        while true {
            switch server.rooms.open(room) {
            case .refused(let refusal): return refusal
            case .door(let door):
                switch door.post([join], until: patience, interruption: interruption) {
                case .put(let position):
                    door.settle(position)
                    return nil
                case .full: return Refusal(.roomBusy, about: room)
                case .closed: if server.isEnding { return Refusal(.noSuchRoom, about: room) }
                }
            }
        }
    }

    func post(_ action: RoomCommand.Action, to room: RoomName) -> Refusal? {
        guard let door = user.room(room) else { return Refusal(.notInRoom, about: room) }
        if gatheredFor !== door { flushPosts() }
        gatheredFor = door
        gathered.append(Posted(action, by: user))
        return nil
    }

    func settle() {
        flushPosts()
        for ticket in tickets { ticket.room.settle(ticket.position) }
        tickets.removeAll(keepingCapacity: true)
    }

    func ask(_ question: Question, of room: RoomName) -> Report? {
        settle()
        guard let door = server.rooms.find(room) else { return nil }
        let reply = Reply()
        let asked = door.post(
            [Posted(.report(question), by: user, reply: reply)], until: patience, interruption: interruption)
        guard case .put(let position) = asked else { return nil }
        door.settle(position)
        return reply.value
    }

    func rooms() -> [RoomListing] {
        settle()
        return server.rooms.listings()
    }

    // MARK: People

    func deliver(_ said: Said, to name: UserName) -> Refusal? {
        settle()
        guard let recipient = server.directory.find(name) else { return Refusal(.noSuchUser, about: name) }
        guard let own = user.standing.withLock({ $0.name }) else { return Refusal(.notLoggedIn) }
        let message = server.directMessage(from: Member(user: user.id, name: own), said)
        var bytes: [UInt8] = []
        recipient.encodingClass.encode(message, into: &bytes)
        flushReplies()
        recipient.outbox.offer(bytes)
        return nil
    }

    // MARK: Oneself

    func tell(_ answer: Answer) {
        settle()
        user.encodingClass.encode(answer, into: &replies)
        if replies.count >= 16_384 { flushReplies() }
    }

    func refuse(_ refusal: Refusal) {
        settle()
        server.counters.refusals.count()
        user.encodingClass.encode(refusal, into: &replies)
    }

    /// The dialect's own answer.
    func reply(_ bytes: [UInt8]) {
        settle()
        replies += bytes
        if replies.count >= 16_384 { flushReplies() }
    }

    func depart(_ departure: Departure) {
        settle()
        if !server.isEnding { postToAllRooms(.quit(departure)) }
        settle()
        server.directory.release(user)
    }

    /// Everything gathered is on its way: called before the handler waits for its client again.
    func flush() {
        flushPosts()
        flushReplies()
    }

    private var patience: Deadline { .after(seconds: Limits.roomPatienceSeconds) }

    private func flushReplies() {
        if replies.isEmpty { return }
        user.outbox.write(replies, interruption: interruption)
        // Given back, since most clients are idle most of the time.
        replies = []
    }

    private func flushPosts() {
        guard let room = gatheredFor, !gathered.isEmpty else { return }
        flushReplies()
        let result = room.post(gathered, until: patience, interruption: interruption)
        let count = gathered.count
        gathered.removeAll(keepingCapacity: gathered.capacity <= 8)
        gatheredFor = nil
        switch result {
        case .put(let position): remember(Ticket(room: room, position: position))
        case .full(let put, let position):
            remember(Ticket(room: room, position: position))
            for _ in put..<count { refuse(Refusal(.roomBusy)) }
        case .closed(let put, let position):
            remember(Ticket(room: room, position: position))
            for _ in put..<count { refuse(Refusal(.notInRoom)) }
        }
    }

    private func remember(_ ticket: Ticket) {
        if let index = tickets.firstIndex(where: { $0.room === ticket.room }) {
            tickets[index].position = max(tickets[index].position, ticket.position)
        } else {
            tickets.append(ticket)
        }
    }

    /// To every room that one is in; a room's thread always takes, so this waits for no client.
    private func postToAllRooms(_ action: RoomCommand.Action) {
        flushPosts()
        for room in user.standing.withLock({ Array($0.rooms.values) }) {
            if case .put(let position) = room.post([Posted(action, by: user)], until: .never) {
                remember(Ticket(room: room, position: position))
            }
        }
    }
}
