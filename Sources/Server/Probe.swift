internal import Chat
internal import Dialects
internal import Sockets
internal import Threads

/// Checks with a command that changes nothing that the server works.
extension ServerCore {
    /// Returns whether each room that has something to do does it, and whether a command passes through the oldest room,
    /// or through the lobby when there is no room; that lobby is deleted again at once. No user hears of the command.
    /// Waits until the deadline at most. A room that is busy all the time counts as working.
    func probe(until deadline: Deadline) -> Bool {
        _ = directory.most
        let rooms = rooms.all.map { (room: $0, before: $0.progress) }
        let isWorking =
            passesCommand(until: deadline) && rooms.allSatisfy { $0.room.advances(from: $0.before, by: deadline) }
        return isWorking || isEnding
    }

    private func passesCommand(until deadline: Deadline) -> Bool {
        let nobody = Outbox(
            transport: .closed, number: 0, bounds: OutboxBounds(1), server: settings.name, lastWords: [],
            drainer: drainer, waker: ThreadWaker())
        let session = SessionEndpoint(
            id: SessionID(0), user: User(id: UserID(0), from: .local), outbox: nobody, encodingClass: .plain)
        while !deadline.hasPassed {
            guard let room = rooms.all.first ?? newLobby() else { return true }
            var before = room.progress
            switch room.post([QueuedCommand(.announce, by: session)], until: deadline) {
            case .put(let position):
                before.posted = position
                return room.advances(from: before, by: deadline)
            case .full: return room.advances(from: before, by: .passed)
            case .closed: continue  // it has just been deleted
            }
        }
        return false
    }

    private func newLobby() -> RoomThread? {
        if case .opened(let room) = rooms.open(settings.lobby) { room } else { nil }
    }
}
