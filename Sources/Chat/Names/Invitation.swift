/// An invitation of a user to a room, valid while the room exists.
public struct Invitation: Hashable, Sendable {
    /// The room's name.
    public let room: RoomName
    /// The room's id. The invitation is not valid for a room created later under the same name.
    public let life: RoomID
}
