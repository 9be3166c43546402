internal import Chat
internal import Dialects
internal import Sockets
internal import Threads

/// Checks with a command that changes nothing that the server works.
extension ServerCore {
    /// Sends a command through the oldest room, or through the lobby when there is no room; that lobby is deleted again
    /// at once. No user hears of it. Returns false when the room has not done it by the deadline.
    func probe(until deadline: Deadline) -> Bool {
        _ = directory.most
        let nobody = Outbox(
            transport: .closed, number: 0, bounds: OutboxBounds(1), server: settings.name, lastWords: [],
            drainer: drainer, waker: ThreadWaker())
        let user = User(id: UserID(0), outbox: nobody, encodingClass: .plain)
        while !deadline.hasPassed && !isEnding {
            guard let room = rooms.oldest ?? newLobby() else { return true }
            switch room.post([QueuedCommand(.announce, by: user)], until: deadline) {
            case .put(let position): return room.settle(position, until: deadline)
            case .full: return false
            case .closed: continue  // it has just been deleted
            }
        }
        return isEnding
    }

    private func newLobby() -> RoomThread? {
        if case .door(let room) = rooms.open(settings.lobby) { room } else { nil }
    }
}
