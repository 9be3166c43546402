/// Rooms: those of the session's user, and those that the user may see.
public protocol RoomAccess: ServerInformation {
    /// Sends the user's current profile to all the user's rooms.
    func reintroduce()
    /// Has all the user's rooms perform an action, and sends the announcement once to every user who shares any of
    /// them.
    func announce(_ announcement: Announcement, _ action: RoomCommand.Action)
    /// The number of the user's rooms, after pending joins and leaves have completed.
    var roomCount: Int { get }
    /// Returns the room's name as the room spells it when the user is a member, after pending joins and leaves have
    /// completed; other posted commands are not waited for.
    func ownRoom(_ room: RoomName) -> RoomName?
    /// Returns whether the user is a member of the room, after pending joins and leaves have completed.
    func isIn(_ room: RoomName) -> Bool
    /// Returns whether this session receives the room's events, after pending joins and leaves have completed.
    func hears(_ room: RoomName) -> Bool
    /// Requests to join the room, creating it if necessary, after everything that this session has posted. The room
    /// replies to the session. `hearing` is a tag that the dialect wants on all events that the session receives from
    /// the room.
    func enter(_ room: RoomName, key: [UInt8]?, hearing: CommandTag?) -> Refusal?
    /// Posts an action to one of the user's rooms; returns `.notInRoom` when the user is not a member. The room replies
    /// to the session.
    func post(_ action: RoomCommand.Action, to room: RoomName) -> Refusal?
    /// Returns the user's rooms, in the order in which the user joined them.
    func ownRooms() -> [RoomName]
    /// Has a room perform an action, if the room exists and is not too busy, and waits for its report, if any. The user
    /// need not be a member.
    func call(_ action: RoomCommand.Action, on room: RoomName) -> Result<RoomReport?, Refusal>
    /// Returns all rooms that the user may see, oldest first.
    func rooms() -> [RoomListing]
    /// The existing rooms that the user has been invited to and has not yet joined.
    var invitations: [RoomName] { get }
}

extension RoomAccess {
    /// Asks a room, if it exists and the user may know of it, and waits for its report.
    public func ask(_ question: Question, of room: RoomName) -> Result<RoomReport, Refusal> {
        call(.report(question), on: room).flatMap { report in
            report.map { .success($0) } ?? .failure(Refusal(.noSuchRoom, about: room))
        }
    }

    /// Returns whether a room of that name exists and the user may know of it.
    public func knows(_ room: RoomName) -> Bool {
        if isIn(room) { return true }
        if case .success = ask(.topic, of: room) { return true }
        return false
    }

    /// Returns whether the user is a member, the default for a server without a faster way.
    public func isIn(_ room: RoomName) -> Bool { ownRoom(room) != nil }
}
