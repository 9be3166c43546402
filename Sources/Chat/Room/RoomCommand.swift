/// What is done in a room, by whom. A room knows nothing else; the same commands in the same order give the same events.
public struct RoomCommand: Sendable {
    /// What can be done. In a box of its own, since a command is passed on from the handler to the queue to the room.
    public indirect enum Action: Sendable {
        /// To come in, with a key if one has it. The first to come names the room. `hearing` is what the dialect wants on all
        /// that one hears of it.
        case join(Member, as: RoomName, key: [UInt8]? = nil, hearing: CommandTag? = nil)
        /// To go, and stay on the server.
        case leave(reason: MessageText?)
        /// To go because one leaves the server or was lost.
        case quit(Departure)
        /// To say something; `from` is who says it, in case they are no member, and `to` the role it is meant for.
        case say(ChatMessage, from: Member? = nil, to: Role? = nil)
        /// To say several things with nothing between them, or none of them.
        case sayTogether([ChatMessage])
        /// To be called otherwise.
        case rename(UserName)
        /// To say what the room is about.
        case setTopic(MessageText)
        /// To be seen with another profile.
        case reintroduce(Profile)
        /// Nothing in the room: what is announced with it takes its place in the room's order.
        case announce
        /// To make a member go.
        case kick(UserName, reason: MessageText?)
        /// To change what is set, one after the other.
        case changeModes([ModeChange])
        /// To let somebody in, whatever is set.
        case invite(Member)
        /// To ask its operators to be invited.
        case knock(Member, MessageText?)
        /// To hear the room in another spelling from now on; `hearing` as in `join`, nil where that stays as it is.
        case hearAnew(hearing: CommandTag? = nil)
        /// To learn something of the room, member or not.
        case report(Question)
    }

    /// Whether users who are not in the room may ask for it, so that the room must first decide whether they may know of it.
    var isForOutsiders: Bool {
        switch action {
        case .say(_, let outsider, _): outsider != nil
        case .sayTogether, .invite, .knock, .report: true
        case .join, .leave, .quit, .rename, .setTopic, .reintroduce, .announce, .kick, .changeModes, .hearAnew: false
        }
    }

    /// Who does it.
    public let asker: UserID
    /// What the asker's dialect wants back on whatever goes to the asker alone.
    public let tag: CommandTag?
    /// What is done.
    public let action: Action

    /// What is done, and by whom.
    public init(_ action: Action, by asker: UserID, tag: CommandTag? = nil) {
        self.asker = asker
        self.tag = tag
        self.action = action
    }
}

/// A mark of a dialect on a command, such as a label; opaque to the room.
public struct CommandTag: Hashable, Sendable {
    /// As the client gave it.
    public let bytes: [UInt8]

    /// A mark.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }
}

/// What can be learned of a room.
public enum Question: Sendable {
    /// Who is in it.
    case members
    /// What one member is there; answered as a list of members, empty where they are not in it.
    case member(UserID)
    /// What it is about.
    case topic
    /// What was said, as far as the room remembers it.
    case history(HistoryRange)
    /// What is set in it.
    case modes
}

/// What was learned of a room.
public enum Report: Sendable {
    /// Who is in it, in the order in which they came, and whether others may know of it.
    case members(RoomName, [Member], isSecret: Bool)
    /// What it is about.
    case topic(RoomName, Topic?)
    /// What was said in that life of it, oldest first, and the number up to which what was asked for is forgotten.
    case history(RoomName, RoomID, [Event], forgotten: UInt64?)
    /// What is set in it, since when it is there, and whether the asker may know its key.
    case modes(RoomName, RoomModes, since: Timestamp, isForMember: Bool)
    /// Somebody has been invited, and can be told so.
    case invited(Invitation)
    /// What one wanted to say together was not said.
    case refused(Refusal)
    /// The asker may not know of the room. Whoever called it answers as if there were no such room, with the name as asked.
    case noSuchRoom
}
