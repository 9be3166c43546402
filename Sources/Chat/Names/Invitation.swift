/// That a user has been asked into a room, as long as the room lives.
public struct Invitation: Hashable, Sendable {
    /// The room's name.
    public let room: RoomName
    /// The life of the room: one that is made later under its name knows nothing of the invitation.
    public let life: RoomID
}
