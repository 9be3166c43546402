/// A reply or message from the server to one user, mostly the user who asked.
public enum ServerReply: Sendable {
    /// Before login: describes the server and how to log in, for a visitor who has sent nothing.
    case greeting(ServerFacts, needsPassword: Bool)
    /// The login succeeded: the user's name, the server's facts and the numbers of users.
    case welcome(UserName, ServerFacts, ServerCounts)
    /// The users online: the first names, and the number of all users.
    case online([UserName], total: Int)
    /// More names of users online, for a user who asked for all of them.
    case everyone([UserName])
    /// The user has joined the room, which numbered the event: its topic, recent messages, members, and whether other
    /// users may know of it.
    case entered(
        RoomName, by: Event, topic: Topic?, replay: Replay, members: OrderedTable<UserID, Member>, isSecret: Bool)
    /// The user has left the room.
    case exited(RoomName, Departure)
    /// The room is now the current one.
    case switched(RoomName)
    /// Some or all members of a room.
    case members(RoomName, [Member])
    /// Some or all rooms; an empty list means that there are none.
    case rooms([RoomListing])
    /// The topic of a room, if it has one.
    case topic(RoomName, Topic?)
    /// Precedes the history: the number of messages that follow from the room with that id. Requested messages up to
    /// the number `forgotten` have left the backlog.
    case remembered(RoomName, RoomID, messages: Int, of: HistoryRange, forgotten: UInt64?)
    /// Messages of a room's backlog, oldest first.
    case history(RoomName, [Event])
    /// The user's message has been delivered to that user, now or when it was first sent.
    case delivered(DirectMessage, to: Member, isRepeated: Bool)
    /// The user, here with the old name, has a new name.
    case renamed(Member, to: UserName)
    /// The user is away, with that message, or back when it is nil.
    case away(MessageText?)
    /// The recipient of the user's direct message is away.
    case absent(UserName, MessageText)
    /// The user's modes have changed: those turned on, and those turned off.
    case changed(Member, on: UserModes, off: UserModes)
    /// The user's full name has changed.
    case introduced(Member)
    /// The user is now a server operator.
    case empowered(Member)
    /// The settings are being read again.
    case reloading
    /// Asks whether the client is still there; any input is an answer.
    case question
    /// The user has invited another user to a room.
    case inviting(UserName, to: RoomName)
    /// The room has received the user's knock.
    case knocked(RoomName)
    /// The user has been invited to a room.
    case invited(by: Member, to: RoomName)
    /// The modes of a room, its creation time, and whether the user may know its key.
    case modes(RoomName, RoomModes, since: Timestamp, isForMember: Bool)
    /// The session ends, for that reason.
    case goodbye(Departure)
}

/// The facts that a server publishes about itself.
public struct ServerFacts: Sendable {
    /// The server's name.
    public var name: String
    /// A short description of the server; empty when none is configured.
    public var description = ""
    /// The name of the network.
    public var network: String
    /// The room that a user enters after login, in dialects with a lobby.
    public var lobby: RoomName
    /// The lines that each user is shown after login.
    public var messageOfTheDay: [MessageText]
    /// The time at which the server started.
    public var started: Timestamp
    /// The limits in force.
    public var limits: Limits

    /// Creates the facts of a server.
    public init(name: String, lobby: RoomName, messageOfTheDay: [MessageText], started: Timestamp, limits: Limits) {
        self.name = name
        network = name
        self.lobby = lobby
        self.messageOfTheDay = messageOfTheDay
        self.started = started
        self.limits = limits
    }
}

/// An entry in the list of rooms.
public struct RoomListing: Hashable, Sendable {
    /// The room's name.
    public let name: RoomName
    /// The number of members.
    public let members: Int
    /// The room's topic; nil when none is set.
    public let topic: Topic?
    /// Whether only members may see the room in a list.
    public let isSecret: Bool
    /// The time at which the room was created.
    public let born: Timestamp
    /// The id of the room, which distinguishes it from an earlier room of the same name.
    public let life: RoomID

    /// Creates an entry.
    public init(
        name: RoomName, members: Int, topic: Topic?, isSecret: Bool = false,
        born: Timestamp = Timestamp(milliseconds: 0), life: RoomID = RoomID(0)
    ) {
        self.life = life
        self.isSecret = isSecret
        self.born = born
        self.name = name
        self.members = members
        self.topic = topic
    }
}

/// A room's topic, its setter and its time.
public struct Topic: Hashable, Sendable {
    /// The text of the topic.
    public let text: MessageText
    /// The user who set the topic.
    public let setter: UserName
    /// The time at which the topic was set.
    public let time: Timestamp
}
