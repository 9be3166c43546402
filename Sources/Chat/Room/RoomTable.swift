/// Which rooms there are, by name. A room is in here exactly as long as commands can reach it.
public struct RoomTable<Door> {
    private var doors = OrderedTable<FoldedKey, Door>()

    /// A table without a room.
    public init() {}

    /// How many rooms there are.
    public var count: Int { doors.count }

    /// The door of the room of that name.
    public func find(_ name: RoomName) -> Door? { doors[name.key] }

    /// What came of a wish to have a room.
    public enum Opening {
        /// It is there, or has been made.
        case door(Door)
        /// There are as many rooms as there may be, or it could not be made.
        case refused(Refusal)
    }

    /// The room of that name, made if there is none and there may be one more.
    public mutating func open(_ name: RoomName, atMost most: Int, make: () -> Door?) -> Opening {
        if let door = doors[name.key] { return .door(door) }
        guard count < most, let door = make() else {
            return .refused(Refusal(.tooManyRooms, about: name, limit: .rooms))
        }
        doors[name.key] = door
        return .door(door)
    }

    /// The room has closed.
    public mutating func remove(_ key: FoldedKey) { doors[key] = nil }

    /// All doors, in the order in which their rooms were made.
    public var all: [Door] { Array(doors.values) }
}

extension RoomTable: Sendable where Door: Sendable {}
