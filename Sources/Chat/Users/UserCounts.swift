/// How many are here, and how.
public struct UserCounts: Sendable {
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

    /// Puts the counts together.
    public init(_ tally: UserCounter, visitors: Int, rooms: Int, most: Int) {
        people = tally.people
        invisible = tally.invisible
        operators = tally.operators
        self.visitors = visitors
        self.rooms = rooms
        self.most = max(most, people)
    }
}

/// How many people are here, and how; kept as they come, change and go, so that asking costs the same at any size.
public struct UserCounter: Sendable {
    /// People who have logged in.
    public private(set) var people = 0
    /// Those of them who are invisible.
    public private(set) var invisible = 0
    /// Those of them who operate the server.
    public private(set) var operators = 0

    /// Nobody.
    public init() {}

    /// Somebody is here otherwise than before; nil stands for not at all.
    public mutating func move(from old: UserModes?, to new: UserModes?) {
        people += (new == nil ? 0 : 1) - (old == nil ? 0 : 1)
        invisible += (new?.contains(.invisible) == true ? 1 : 0) - (old?.contains(.invisible) == true ? 1 : 0)
        operators += (new?.contains(.serverOperator) == true ? 1 : 0) - (old?.contains(.serverOperator) == true ? 1 : 0)
    }
}
