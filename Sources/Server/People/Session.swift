internal import Chat
internal import Dialects
internal import Sockets
internal import Threads

/// One connection's view of the house: what `Conversation` asks for is done here, with locks, queues and tickets.
///
/// Owned by the connection's handler thread. What is posted is gathered and goes into a room's queue in one piece; before
/// anything is answered, `settle` waits until the rooms have done it.
final class Session: House {
    /// Bytes of answers that are gathered before they leave.
    private static let repliesAtOnce = 16_384

    let server: ServerCore
    let user: User
    let interruption: Interruption
    var gathered: [Posted] = []
    var gatheredFor: RoomThread?
    var tickets: [Ticket] = []
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
        if current.generation == settings.generation { return false }
        settings = current
        if user.standing.withLock({ $0.name }) != nil { user.outbox.rebound(limits[.outbox]) }
        return true
    }

    // MARK: Names

    func claim(_ name: UserName) -> Refusal? {
        if let refusal = server.directory.claim(name, for: user) { return refusal }
        user.outbox.rebound(limits[.outbox])
        server.counters.logins.count()
        server.log.tell("logged in", ("client", String(user.id.number)), ("user", name.description))
        return nil
    }

    func appear() {
        flushReplies()
        user.standing.withLock { $0.canBeReached = true }
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
        flushRepliesIfMany()
    }

    func refuse(_ refusal: Refusal) {
        settle()
        server.counters.refusals.count()
        user.encodingClass.encode(refusal, into: &replies)
        flushRepliesIfMany()
    }

    /// The dialect's own answer.
    func reply(_ bytes: [UInt8]) {
        settle()
        replies += bytes
        flushRepliesIfMany()
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

    private func flushRepliesIfMany() {
        if replies.count >= Session.repliesAtOnce { flushReplies() }
    }

    func flushReplies() {
        if replies.isEmpty { return }
        user.outbox.write(replies, interruption: interruption)
        // Given back, since most clients are idle most of the time.
        replies = []
    }
}
