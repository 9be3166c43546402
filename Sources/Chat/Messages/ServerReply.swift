/// What the server tells one person, mostly the one who asked.
public enum ServerReply: Sendable {
    /// Before login: what the server is and how to come in, for a person who has said nothing.
    case greeting(ServerFacts, needsPassword: Bool)
    /// You are in, by this name, and so many are here.
    case welcome(UserName, ServerFacts, UserCounts)
    /// Who is here: the first names, and how many there are in all.
    case online([UserName], total: Int)
    /// More of who is here, for whoever asked for everyone.
    case everyone([UserName])
    /// You are in the room, which has numbered that: its topic, what was said last, who is in it, and whether others may know
    /// of it.
    case entered(
        RoomName, by: Event, topic: Topic?, replay: Replay, members: OrderedTable<UserID, Member>, isSecret: Bool)
    /// You are in the room no longer.
    case exited(RoomName, Departure)
    /// What is said goes to that room now.
    case switched(RoomName)
    /// Some or all who are in a room.
    case members(RoomName, [Member])
    /// Some or all rooms there are; none at all where the list is empty.
    case rooms([RoomListing])
    /// The topic of a room, if it has one.
    case topic(RoomName, Topic?)
    /// So many messages follow of what was said in that life of a room, as far as it remembers what was asked for: what was
    /// said up to the number `forgotten` is missing.
    case remembered(RoomName, RoomID, messages: Int, of: HistoryRange, forgotten: UInt64?)
    /// What was said in a room, oldest first.
    case history(RoomName, [Event])
    /// Your message has been delivered to the one with that name, now or when it was said before.
    case delivered(DirectMessage, to: Member, isRepeated: Bool)
    /// You, who were called so, are called otherwise.
    case renamed(Member, to: UserName)
    /// You are away, with those words, or back.
    case away(MessageText?)
    /// Whom you have said something to is away.
    case absent(UserName, MessageText)
    /// You are seen with those modes, and without these.
    case changed(Member, on: UserModes, off: UserModes)
    /// You call yourself otherwise in full.
    case introduced(Member)
    /// You operate the server.
    case empowered(Member)
    /// The settings are being read again.
    case reloading
    /// Are you there? Anything that one says is an answer.
    case question
    /// You have invited somebody to a room.
    case inviting(UserName, to: RoomName)
    /// Your knock has been heard.
    case knocked(RoomName)
    /// You have been invited to a room.
    case invited(by: Member, to: RoomName)
    /// What is set in a room, since when it is there, and whether you may know its key.
    case modes(RoomName, RoomModes, since: Timestamp, isForMember: Bool)
    /// The end, and why.
    case goodbye(Departure)
}

/// What a server tells of itself.
public struct ServerFacts: Sendable {
    /// Its own name.
    public var name: String
    /// What it is, in a few words; empty where nobody said.
    public var description = ""
    /// What the network calls itself that it is.
    public var network: String
    /// The room that one is in after logging in, in dialects that do so.
    public var lobby: RoomName
    /// What is told to whoever logs in, line by line.
    public var messageOfTheDay: [MessageText]
    /// When it was started.
    public var started: Timestamp
    /// The limits in force.
    public var limits: Limits

    /// Puts the parts together.
    public init(name: String, lobby: RoomName, messageOfTheDay: [MessageText], started: Timestamp, limits: Limits) {
        self.name = name
        network = name
        self.lobby = lobby
        self.messageOfTheDay = messageOfTheDay
        self.started = started
        self.limits = limits
    }
}

/// What is told of a room in a list of rooms.
public struct RoomListing: Hashable, Sendable {
    /// Its name.
    public let name: RoomName
    /// How many are in it.
    public let members: Int
    /// What it is about, where somebody said so.
    public let topic: Topic?
    /// Whether only its members may see it in a list.
    public let isSecret: Bool
    /// When the first person came.
    public let born: Timestamp
    /// Which life of the room it is.
    public let life: RoomID

    /// Puts the parts together.
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

/// What a room is about, who said so, and when.
public struct Topic: Hashable, Sendable {
    /// The words.
    public let text: MessageText
    /// Who set it.
    public let setter: UserName
    /// When.
    public let time: Timestamp
}
