/// The numbers of users, connections and rooms.
public struct ServerCounts: Sendable {
    /// The users who have logged in.
    public var people: Int
    /// The invisible users among them.
    public var invisible: Int
    /// The server operators among them.
    public var operators: Int
    /// The connections that have not logged in.
    public var visitors: Int
    /// The number of rooms.
    public var rooms: Int
    /// The most users ever logged in at once.
    public var most: Int

    /// Creates the counts from a user counter and three numbers.
    public init(_ tally: UserCounter, visitors: Int, rooms: Int, most: Int) {
        people = tally.people
        invisible = tally.invisible
        operators = tally.operators
        self.visitors = visitors
        self.rooms = rooms
        self.most = max(most, people)
    }
}

/// Counts the users. Each login, mode change and logout updates it, so that reading takes the same time at any size.
public struct UserCounter: Sendable {
    /// The users who have logged in.
    public private(set) var people = 0
    /// The invisible users among them.
    public private(set) var invisible = 0
    /// The server operators among them.
    public private(set) var operators = 0

    /// Creates a counter at zero.
    public init() {}

    /// Counts a change of a user's modes; nil means that the user is not logged in.
    public mutating func move(from old: UserModes?, to new: UserModes?) {
        people += (new == nil ? 0 : 1) - (old == nil ? 0 : 1)
        invisible += (new?.contains(.invisible) == true ? 1 : 0) - (old?.contains(.invisible) == true ? 1 : 0)
        operators += (new?.contains(.serverOperator) == true ? 1 : 0) - (old?.contains(.serverOperator) == true ? 1 : 0)
    }
}
