internal import Chat
internal import Dialects

/// Carries out what a command changes in the audience.
extension RoomRunner {
    /// Changes a member's encoding class. Earlier items are sent in the former class.
    mutating func respell(_ command: QueuedCommand) {
        send()
        let former = audience.encodingClass(of: command.asker.id)
        audience.remove(command.asker.id)
        var spelling = command.asker.encodingClass.hearing(like: former)
        if case .hearAnew(let mark?) = command.command.action { spelling = spelling.hearing(mark) }
        audience.insert(command.asker, reading: spelling)
    }

    mutating func enters(_ command: QueuedCommand) {
        let user = command.asker
        var spelling = user.encodingClass
        if case .join(_, _, _, let mark) = command.command.action { spelling = spelling.hearing(mark) }
        if creator == nil {
            creator = user.from
            manager.counters.rooms.count()
            manager.log.recordBounded("room created", from: user.from, ("room", room.name.description))
        }
        if batch.hasMoved(user.id, audience) { send() }
        user.entered(thread)
        batch.enters(user, reading: spelling, &audience)
        manager.log.recordBounded("joined", from: user.from, ("user", user.loggedName), ("room", room.name.description))
    }

    mutating func exits(_ user: User) {
        user.left(thread)
        if batch.hasMoved(user.id, audience) { send() }
        batch.exits(user.id, &audience)
        manager.log.recordBounded("left", from: user.from, ("user", user.loggedName), ("room", room.name.description))
    }
}
