/// The rooms by name. A room is in the table exactly as long as commands can reach it. `RoomHandle` is the type through
/// which a caller sends commands to a room.
public struct RoomTable<RoomHandle> {
    /// The most deleted rooms whose absences are kept for the next room of the name; a further one replaces the first.
    public static var mostDeleted: Int { 1_000 }

    private var handles = OrderedTable<FoldedKey, RoomHandle>()
    private var deleted = OrderedTable<FoldedKey, Deleted>()

    /// A deleted room of which users were members when they left the server.
    private struct Deleted: Sendable {
        let key: FoldedKey
        let absences: Absences
    }

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

    /// Returns the room with this name. Creates it if it does not exist and the maximum permits, with the absences of the
    /// deleted room of the name.
    public mutating func open(_ name: RoomName, atMost most: Int, make: (Absences) -> RoomHandle?) -> OpenResult {
        if let door = handles[name.key] { return .opened(door) }
        guard count < most, let door = make(deleted[name.key]?.absences ?? Absences()) else {
            return .refused(Refusal(.tooManyRooms, about: name, limit: .rooms))
        }
        deleted[name.key] = nil
        handles[name.key] = door
        return .opened(door)
    }

    /// Removes a closed room. Keeps its record of members who left the server (`Absences`) for the next room of that
    /// name.
    public mutating func remove(_ key: FoldedKey, leaving absences: Absences = Absences()) {
        handles[key] = nil
        if absences.isEmpty { return }
        deleted[key] = Deleted(key: key, absences: absences)
        if deleted.count > Self.mostDeleted, let first = deleted.first(1).first { deleted[first.key] = nil }
    }

    /// All rooms, in the order in which they were created.
    public var all: [RoomHandle] { Array(handles.values) }
}

extension RoomTable: Sendable where RoomHandle: Sendable {}
