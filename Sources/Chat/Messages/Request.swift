/// What somebody says of themselves to come in.
public struct Login: Sendable {
    /// The name they want.
    public let name: UserName
    /// The server's password, where it has one.
    public let password: [UInt8]?
    /// What they say beside it.
    public let introduction: UserInfo
    /// Whether they are told who is here, and go into the lobby at once.
    public let entersLobby: Bool
    /// Whether the session ends where the password is not accepted.
    public let hasOneAttempt: Bool

    /// Creates a login request.
    public init(
        _ name: UserName, password: [UInt8]?, introduction: UserInfo = .none, entersLobby: Bool,
        hasOneAttempt: Bool = false
    ) {
        self.hasOneAttempt = hasOneAttempt
        self.name = name
        self.password = password
        self.introduction = introduction
        self.entersLobby = entersLobby
    }
}

/// What a person asks for, in any dialect. Where a room may be nil, the current one is meant.
public enum Request: Sendable {
    /// To be known by a name.
    case login(Login)
    /// To be in a room, which is created if there is none, and to make it current. `hearing` is what the dialect wants on all
    /// that one hears of it.
    case join(RoomName, key: [UInt8]? = nil, hearing: CommandTag? = nil)
    /// To be in a room no longer.
    case leave(RoomName?, reason: MessageText?)
    /// To make a room one is in the current one.
    case switchTo(RoomName)
    /// To say something to a room.
    case say(RoomName?, ChatMessage)
    /// To say something to a room, be one in it or not, perhaps only to those with a role.
    case sayTo(RoomName, Role?, ChatMessage)
    /// To say something to one person.
    case direct(UserName, ChatMessage, only: UserID? = nil)
    /// Who is in a room.
    case who(RoomName?)
    /// Who is here at all.
    case everyone
    /// Which rooms there are.
    case rooms
    /// The topic of a room.
    case topic(RoomName?)
    /// Another topic for a room.
    case setTopic(RoomName?, MessageText)
    /// To make somebody leave a room.
    case kick(UserName, from: RoomName?, reason: MessageText?)
    /// To change what is set in a room.
    case changeModes(RoomName?, [ModeChange])
    /// What is set in a room.
    case modes(RoomName?)
    /// To ask somebody to come into a room.
    case invite(UserName, to: RoomName?)
    /// To ask a room's operators to be invited.
    case knock(RoomName, MessageText?)
    /// To be called otherwise.
    case rename(UserName)
    /// What was said in a room.
    case history(RoomName?, HistoryRange)
    /// To be away, with those words; or to be back.
    case away(MessageText?)
    /// To be seen with those modes, and without these.
    case change(on: UserModes, off: UserModes)
    /// To be called otherwise in full.
    case introduce(MessageText)
    /// To operate the server, by that name and password.
    case empower([UInt8], password: [UInt8])
    /// To end somebody's connection.
    case kill(UserName, MessageText)
    /// To tell all who want to hear it.
    case wallops(MessageText)
    /// To have the settings read again.
    case reload
    /// To go.
    case quit(reason: MessageText?)

    /// Whether it may be asked before one has logged in.
    public var isForVisitors: Bool {
        switch self {
        case .login, .quit: true
        case .join, .leave, .switchTo, .say, .direct, .who, .everyone, .rooms, .topic, .setTopic, .rename, .history,
            .kick, .changeModes, .modes, .invite, .knock, .sayTo, .away, .change, .introduce, .empower, .kill, .wallops,
            .reload:
            false
        }
    }

    /// Whether something is said by it.
    var isSpeech: Bool {
        switch self {
        case .say, .direct: true
        default: false
        }
    }

    /// Whether others see something of it, so that it costs a message; else it costs a question.
    public var isSeenByOthers: Bool {
        switch self {
        case .join, .leave, .say, .direct, .setTopic, .rename, .kick, .changeModes, .invite, .knock, .sayTo, .away,
            .introduce,
            .kill, .wallops:
            true
        case .login, .switchTo, .who, .everyone, .rooms, .topic, .history, .modes, .change, .empower, .reload, .quit:
            false
        }
    }
}
