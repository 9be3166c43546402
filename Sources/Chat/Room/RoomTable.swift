/// The rooms by name. A room is in the table exactly as long as commands can reach it. `Door` is the type through which
/// a caller sends commands to a room.
public struct RoomTable<Door> {
    private var doors = OrderedTable<FoldedKey, Door>()

    /// Creates an empty table.
    public init() {}

    /// The number of rooms.
    public var count: Int { doors.count }

    /// Returns the room with this name, or nil when there is none.
    public func find(_ name: RoomName) -> Door? { doors[name.key] }

    /// The result of opening a room.
    public enum Opening {
        /// The room existed, or was created.
        case door(Door)
        /// The server has its maximum of rooms, or the room could not be created.
        case refused(Refusal)
    }

    /// Returns the room with this name. Creates it if it does not exist and the maximum permits.
    public mutating func open(_ name: RoomName, atMost most: Int, make: () -> Door?) -> Opening {
        if let door = doors[name.key] { return .door(door) }
        guard count < most, let door = make() else {
            return .refused(Refusal(.tooManyRooms, about: name, limit: .rooms))
        }
        doors[name.key] = door
        return .door(door)
    }

    /// Removes a room that has closed.
    public mutating func remove(_ key: FoldedKey) { doors[key] = nil }

    /// All rooms, in the order in which they were created.
    public var all: [Door] { Array(doors.values) }
}

extension RoomTable: Sendable where Door: Sendable {}
