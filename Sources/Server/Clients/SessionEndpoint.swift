internal import Chat
internal import Dialects
internal import Threads

/// One session as rooms and other users reach it: its user, the outbox that takes its bytes, and the class in which it
/// reads. Every thread may use it.
final class SessionEndpoint: RoomSession, Sendable {
    let id: SessionID
    let user: User
    var userID: UserID { user.id }
    let outbox: Outbox
    /// Whether the session's dialect can carry bytes that are not text.
    let takesData: Bool
    private let state: Locked<State>

    private struct State {
        var encodingClass: EncodingClass
        /// The rooms that a session hears which hears rooms by subscription.
        var rooms: Set<FoldedKey> = []
    }

    init(id: SessionID, user: User, outbox: Outbox, encodingClass: EncodingClass) {
        self.id = id
        self.user = user
        self.outbox = outbox
        takesData = encodingClass.takesData
        state = Locked(State(encodingClass: encodingClass))
    }

    /// The encoding class in which the session reads, outside of rooms.
    var encodingClass: EncodingClass { state.withLock { $0.encodingClass } }

    /// Changes the encoding class. Called by the session's own handler, which then tells the rooms.
    func spell(_ encodingClass: EncodingClass) { state.withLock { $0.encodingClass = encodingClass } }

    /// Records that a room has attached the session or detached it. Called by the room thread.
    func attached(_ room: RoomThread, _ isAttached: Bool) {
        state.withLock { state in
            if !state.encodingClass.hearsBySubscription { return }
            if isAttached { state.rooms.insert(room.key) } else { state.rooms.remove(room.key) }
        }
    }

    /// Whether the session receives the room's events. All sessions hear the rooms of their user, except those that hear
    /// rooms by subscription.
    func hears(_ room: RoomName) -> Bool {
        let isSubscribed = state.withLock { $0.encodingClass.hearsBySubscription ? $0.rooms.contains(room.key) : true }
        return isSubscribed && user.room(room) != nil
    }

    /// Encodes something for this session alone, outside of rooms, and offers it to the outbox. Returns false when the
    /// outbox does not take it.
    @discardableResult
    func offer(_ kind: OutboxPolicy.Kind = .news, _ encode: (EncodingClass, inout [UInt8]) -> Void) -> Bool {
        var bytes: [UInt8] = []
        encode(encodingClass, &bytes)
        return outbox.offer(bytes, kind)
    }

    /// Returns the same session as one of another user. A session that has not logged in is in no room.
    func moved(to user: User) -> SessionEndpoint {
        SessionEndpoint(id: id, user: user, outbox: outbox, encodingClass: encodingClass)
    }
}
