/// What a room begins with. Nothing in a room is random or local to a server but what arrives with this, and with the
/// commands that follow.
public struct RoomCreation: Sendable {
    /// The id, which no other room has had. The server that creates the room draws it at random.
    public let id: RoomID
    /// The name, until the first member joins under a spelling of it.
    public let name: RoomName
    /// The settings, which stay for the life of the room.
    public let rules: Room.Rules

    /// The users who left the server while they were members of an earlier room of the name.
    public let absences: Absences

    /// Creates the description of a room that is to be created.
    public init(id: RoomID, name: RoomName, rules: Room.Rules, absences: Absences = Absences()) {
        self.id = id
        self.name = name
        self.rules = rules
        self.absences = absences
    }
}
