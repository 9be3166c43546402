internal import Chat
internal import Dialects
internal import Threads

/// A room as its thread has it: the rules, who hears, and what has yet to be sent.
struct RoomLife {
    private var room: Room
    private var audience = Audience()
    private var batch = Batch()
    private var deliveries: [Delivery] = []
    private var isBorn = false
    private let thread: RoomThread
    private let manager: RoomManager

    init(thread: RoomThread, name: RoomName, manager: RoomManager) {
        self.thread = thread
        self.manager = manager
        room = manager.conceive(name)
    }

    var isEmpty: Bool { room.isEmpty }
    var listing: RoomListing { room.listing }

    /// Does what one command asks for. A room that has emptied is another one before the next command.
    mutating func perform(_ posted: Posted, at now: Timestamp) {
        if isBorn && room.isEmpty { renew() }
        manager.counters.commands.count()
        let isMember = audience.user(posted.asker.id) != nil
        room.apply(posted.command, at: now, to: &deliveries)
        for delivery in deliveries { carryOut(delivery, for: posted) }
        deliveries.removeAll(keepingCapacity: true)
        if let announcement = posted.announcement {
            // What was told before must be on its way before it. Nobody hears of somebody who has just been made to leave.
            send()
            if isMember { announcement.add(audience.showingPeopleOnce.lazy.filter { $0.id != posted.asker.id }) }
            announcement.roomIsThrough()
        }
        if batch.isFull { send() }
    }

    mutating func send() {
        if !batch.isEmpty { batch.send(to: &audience) }
    }

    /// The room is no more.
    mutating func end() {
        send()
        if isBorn { manager.log.tell("room deleted", ("room", room.name.description)) }
        isBorn = false
    }

    private mutating func renew() {
        end()
        room = manager.conceive(room.name)
    }

    private mutating func carryOut(_ delivery: Delivery, for posted: Posted) {
        switch delivery {
        case .enters: enters(posted.asker)
        case .exits(let user): if let user = audience.user(user) { exits(user) }
        case .respells:
            send()
            audience.remove(posted.asker.id)
            audience.add(posted.asker)
        case .tell(let event, let except): batch.tell(event, in: room.name, except: except, &audience)
        case .tellSome(let event, let users): tell(event, to: users, by: posted.asker)
        case .answer(let answer, _, let tag):
            tell(posted.asker) { $0.encode(answer, to: $1, tag: tag, into: &$2) }
        case .refuse(let refusal, _, let tag):
            manager.counters.refusals.count()
            tell(posted.asker) { $0.encode(refusal, to: $1, tag: tag, into: &$2) }
        case .report(let report): posted.reply?.fill(report)
        }
    }

    private mutating func tell(_ user: User, _ encode: (EncodingClass, Addressee, inout [UInt8]) -> Void) {
        var bytes: [UInt8] = []
        encode(user.encodingClass, Addressee(user.member, at: manager.serverName), &bytes)
        batch.tell(user, alone: bytes, &audience)
    }

    /// Spelled for each of a few.
    private mutating func tell(_ event: Event, to users: [UserID], by speaker: User) {
        for user in users.compactMap({ audience.user($0) })
        where user.id != speaker.id || user.encodingClass.hearsOwnWords {
            let name = room.name
            tell(user) { encodingClass, _, bytes in encodingClass.encode(event, in: name, into: &bytes) }
        }
    }

    private mutating func enters(_ user: User) {
        if !isBorn {
            isBorn = true
            manager.counters.rooms.count()
            manager.log.tell("room created", ("room", room.name.description))
        }
        if batch.hasMoved(user.id) { send() }
        user.entered(thread)
        batch.enters(user, &audience)
        manager.log.tell("joined", ("user", user.loggedName), ("room", room.name.description))
    }

    private mutating func exits(_ user: User) {
        if batch.hasMoved(user.id) { send() }
        user.left(thread)
        batch.exits(user, &audience)
        manager.log.tell("left", ("user", user.loggedName), ("room", room.name.description))
    }
}

extension User {
    /// The name, for the log.
    var loggedName: String { standing.withLock { $0.lastName }?.description ?? "nobody" }
}
