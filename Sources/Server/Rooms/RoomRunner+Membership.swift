internal import Chat
internal import Dialects

/// Members who come and go, and their sessions.
extension RoomRunner {
    mutating func enters(_ command: QueuedCommand) {
        let user = command.asker.user
        if creator == nil {
            creator = user.from
            manager.counters.rooms.count()
            manager.log.recordBounded("room created", from: user.from, ("room", room.name.description))
        }
        siblings = user.entered(thread, by: command.asker.id)
        manager.log.recordBounded("joined", from: user.from, ("user", user.loggedName), ("room", room.name.description))
    }

    /// A member leaves together with the last attached session, which belongs to the same user.
    mutating func exits(_ id: UserID, _ command: QueuedCommand) {
        guard let user = detached, user.id == id else { return }
        user.left(thread)
        manager.log.recordBounded("left", from: user.from, ("user", user.loggedName), ("room", room.name.description))
    }

    /// Attaches the session that sent the command.
    mutating func attach(_ command: QueuedCommand) {
        let session = command.asker
        let mark: CommandTag? =
            switch command.command.action {
            case .join(_, _, _, let mark), .attach(_, let mark): mark
            case .create, .leave, .quit, .say, .sayTogether, .rename, .setTopic, .reintroduce, .announce, .kick,
                .changeModes,
                .invite, .knock, .detach, .hearAnew, .report:
                nil
            }
        if batch.hasMoved(session.id, audience) { send() }
        session.attached(thread, true)
        batch.attach(session, reading: session.encodingClass.hearing(mark), &audience)
    }

    mutating func detach(_ id: SessionID, _ command: QueuedCommand) {
        guard let session = audience.session(id) else { return }
        if id == command.asker.id { former = audience.encodingClass(of: id) }
        detached = session.user
        session.attached(thread, false)
        if batch.hasMoved(id, audience) { send() }
        batch.detach(id, &audience)
    }

    /// Attaches the other sessions of a user who has just joined, except those that hear a room only if they ask for it.
    /// The commands have the next places in the room's order.
    mutating func attachSiblings(at now: Moment) {
        let sessions = siblings
        siblings = []
        for session in sessions where !session.encodingClass.hearsBySubscription {
            perform(QueuedCommand(.attach(takesData: session.takesData), by: session), at: now)
        }
    }

    /// Changes a session's encoding class. Earlier items are sent in the former class.
    mutating func respell(_ command: QueuedCommand) {
        send()
        let former = audience.encodingClass(of: command.asker.id)
        audience.remove(command.asker.id)
        var spelling = command.asker.encodingClass.hearing(like: former)
        if case .attach(_, let mark?) = command.command.action { spelling = spelling.hearing(mark) }
        audience.insert(command.asker, reading: spelling)
    }
}
