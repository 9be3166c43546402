/// All that a client has missed since it fell behind, room by room, each with how the client reads that room.
///
/// It is told once the client has caught up, or so many rooms are in it that it would become large; what was missed in one
/// room is told before the client leaves that.
public struct Gap<Spelling: Sendable>: Sendable {
    /// What was missed in one room.
    public struct Part: Sendable {
        /// What was missed.
        public fileprivate(set) var missed: MissedMessages
        /// How the client reads it.
        public fileprivate(set) var spelling: Spelling
    }

    /// What was missed, the room first where something was missed first.
    public private(set) var parts: [Part] = []

    /// Nothing was missed.
    public init() {}

    /// Whether so many rooms are in it that it must be told now.
    public var isFull: Bool { parts.count >= Limits.roomsInAGap }

    /// What is to be told now, of that room or of all; it is in the gap no more.
    public mutating func take(_ room: RoomID?) -> [Part] {
        let taken = parts.filter { room == nil || $0.missed.room == room }
        parts.removeAll { room == nil || $0.missed.room == room }
        return taken
    }

    /// The client misses that, too.
    public mutating func add(_ missed: MissedMessages, _ spelling: Spelling) {
        guard let place = parts.firstIndex(where: { $0.missed.room == missed.room }) else {
            return parts.append(Part(missed: missed, spelling: spelling))
        }
        parts[place].missed.append(missed)
        parts[place].spelling = spelling
    }
}
