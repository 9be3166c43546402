/// The messages that a slow client has missed since it fell behind, by room, each with the encoding in which the client
/// reads the room.
///
/// The client receives the notice once it has caught up, or once the gap holds so many rooms that the notice would
/// become large. It receives the notice about a room before it leaves that room.
public struct Gap<Spelling: Sendable>: Sendable {
    /// The missed messages of one room.
    public struct Part: Sendable {
        /// The missed messages.
        public fileprivate(set) var missed: MissedMessages
        /// The encoding in which the client reads the room.
        public fileprivate(set) var spelling: Spelling
    }

    /// The missed messages by room, in the order in which the client first missed one there.
    public private(set) var parts: [Part] = []

    /// Creates an empty gap.
    public init() {}

    /// Whether the gap holds so many rooms that the notice must be sent now.
    public var isFull: Bool { parts.count >= Limits.roomsInAGap }

    /// Removes and returns the parts to report now: those of one room, or all when the room is nil.
    public mutating func take(_ room: RoomID?) -> [Part] {
        let taken = parts.filter { room == nil || $0.missed.room == room }
        parts.removeAll { room == nil || $0.missed.room == room }
        return taken
    }

    /// Adds missed messages to the gap.
    public mutating func record(_ missed: MissedMessages, _ spelling: Spelling) {
        guard let place = parts.firstIndex(where: { $0.missed.room == missed.room }) else {
            return parts.append(Part(missed: missed, spelling: spelling))
        }
        parts[place].missed.append(missed)
        parts[place].spelling = spelling
    }
}
