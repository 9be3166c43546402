/// The rooms by name. A room is in the table exactly as long as commands can reach it. `RoomHandle` is the type through
/// which a caller sends commands to a room.
public struct RoomTable<RoomHandle> {
    private var handles = OrderedTable<FoldedKey, RoomHandle>()

    /// Creates an empty table.
    public init() {}

    /// The number of rooms.
    public var count: Int { handles.count }

    /// Returns the room with this name, or nil when there is none.
    public func find(_ name: RoomName) -> RoomHandle? { handles[name.key] }

    /// The result of opening a room.
    public enum OpenResult {
        /// The room existed, or was created.
        case opened(RoomHandle)
        /// The server has its maximum of rooms, or the room could not be created.
        case refused(Refusal)
    }

    /// Returns the room with this name. Creates it if it does not exist and the maximum permits.
    public mutating func open(_ name: RoomName, atMost most: Int, make: () -> RoomHandle?) -> OpenResult {
        if let door = handles[name.key] { return .opened(door) }
        guard count < most, let door = make() else {
            return .refused(Refusal(.tooManyRooms, about: name, limit: .rooms))
        }
        handles[name.key] = door
        return .opened(door)
    }

    /// Removes a room that has closed.
    public mutating func remove(_ key: FoldedKey) { handles[key] = nil }

    /// All rooms, in the order in which they were created.
    public var all: [RoomHandle] { Array(handles.values) }
}

extension RoomTable: Sendable where RoomHandle: Sendable {}
