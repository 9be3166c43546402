/// The users who left the server while they were members of a room, and how many messages had been said by then.
///
/// A user who comes back is told how many messages they missed. The record outlives the room, so the next room of the
/// same name continues it. A user is known by name alone, which proves nothing without accounts: the record decides only
/// whether a number is told.
public struct Absences: Sendable {
    /// The most users that a room remembers; a further one replaces the user who left first.
    public static let mostUsers = 100
    /// The most messages that are counted in earlier rooms of the name.
    static let mostEarlierMessages = 1 << 60

    /// The number of messages that were said in earlier rooms of the name.
    private(set) var earlierMessages = 0
    /// The remembered users, sorted by the time at which they left. Few enough for a search from end to end.
    private(set) var departed: [Departed] = []

    /// A user who left, and the number of messages that had been said by then, including those in earlier rooms.
    struct Departed: Sendable {
        let name: UserName
        let messages: Int
    }

    /// No absences.
    public init() {}

    /// Creates a record from its parts; nil when no room can have it.
    init?(earlierMessages: Int, departed: [Departed]) {
        guard (0...Absences.mostEarlierMessages).contains(earlierMessages), departed.count <= Absences.mostUsers else {
            return nil
        }
        if Set(departed.map(\.name)).count < departed.count { return nil }
        self.earlierMessages = earlierMessages
        self.departed = departed
    }

    /// Whether no user is remembered.
    public var isEmpty: Bool { departed.isEmpty }

    /// Notes that a user leaves the server, when this room has had that many messages.
    mutating func begin(_ name: UserName, after messages: Int) {
        departed.removeAll { $0.name == name }
        if departed.count >= Absences.mostUsers { departed.removeFirst() }
        departed.append(Departed(name: name, messages: earlierMessages + messages))
    }

    /// Notes that a user has come back, when this room has had that many messages. Returns the number of messages that
    /// were said in between; 0 for a user who is not remembered.
    mutating func end(_ name: UserName, after messages: Int) -> Int {
        guard let place = departed.firstIndex(where: { $0.name == name }) else { return 0 }
        return earlierMessages + messages - departed.remove(at: place).messages
    }

    /// Returns the record for the next room of the name, when this one has had that many messages.
    func continued(after messages: Int) -> Absences {
        var next = self
        next.earlierMessages = min(Absences.mostEarlierMessages, earlierMessages + messages)
        return next
    }
}
