/// How many are here, and how.
public struct Census: Sendable {
    /// People who have logged in.
    public var people: Int
    /// Those of them who are invisible.
    public var invisible: Int
    /// Those of them who operate the server.
    public var operators: Int
    /// Connections that have not logged in.
    public var visitors: Int
    /// Rooms.
    public var rooms: Int
    /// The most people who were ever here at once.
    public var most: Int

    /// Counts people by how they are here.
    public init(_ presences: [Presence], visitors: Int, rooms: Int, most: Int) {
        people = presences.count
        invisible = presences.count { $0.modes.contains(.invisible) }
        operators = presences.count { $0.modes.contains(.serverOperator) }
        self.visitors = visitors
        self.rooms = rooms
        self.most = max(most, people)
    }
}
