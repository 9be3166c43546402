/// A login request.
public struct Login: Sendable {
    /// The requested name.
    public let name: UserName
    /// The server's password, as the client gave it; nil when it gave none.
    public let password: [UInt8]?
    /// The other details that the user gives at login.
    public let introduction: UserInfo
    /// Whether the user is shown who is online and joins the lobby at once.
    public let entersLobby: Bool
    /// Whether the session ends when the password is not accepted.
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

/// A user's request, in any dialect. A nil room means the current room.
public enum Request: Sendable {
    /// Names the client that a gateway speaks for. Only before login.
    case vouch(GatewayClient)
    /// Logs in under a name.
    case login(Login)
    /// Joins a room, creating it if necessary, and makes it current. `hearing` is a tag that the dialect wants on all
    /// events that the session receives from the room.
    case join(RoomName, key: [UInt8]? = nil, hearing: CommandTag? = nil)
    /// Leaves a room. With `onlySession`, other sessions of the user that hear the room stay in it.
    case leave(RoomName?, reason: MessageText?, onlySession: Bool = false)
    /// Makes one of the user's rooms the current one.
    case switchTo(RoomName)
    /// Says a message in a room, optionally only to members with a role. With `fromOutside`, a user who is not a member
    /// may say it, too, if the room accepts that.
    case say(RoomName?, ChatMessage, to: Role? = nil, fromOutside: Bool = false)
    /// Sends a direct message to one user.
    case direct(UserName, ChatMessage, only: UserID? = nil)
    /// Lists the members of a room.
    case who(RoomName?)
    /// Lists all users online.
    case everyone
    /// Lists the rooms.
    case rooms
    /// Asks for the topic of a room.
    case topic(RoomName?)
    /// Sets the topic of a room.
    case setTopic(RoomName?, MessageText)
    /// Removes a user from a room.
    case kick(UserName, from: RoomName?, reason: MessageText?)
    /// Changes the modes of a room.
    case changeModes(RoomName?, [ModeChange])
    /// Asks for the modes of a room.
    case modes(RoomName?)
    /// Invites a user to a room.
    case invite(UserName, to: RoomName?)
    /// Asks a room's operators for an invitation.
    case knock(RoomName, MessageText?)
    /// Changes the user's name.
    case rename(UserName)
    /// Asks for messages of a room's backlog.
    case history(RoomName?, HistoryRange)
    /// Marks the user as away, with that message, or as back when it is nil.
    case away(MessageText?)
    /// Turns user modes on and off.
    case change(on: UserModes, off: UserModes)
    /// Changes the user's full name.
    case introduce(MessageText)
    /// Makes the user a server operator, by an operator name and password.
    case empower([UInt8], password: [UInt8])
    /// Ends another user's connection.
    case kill(UserName, MessageText)
    /// Sends a message to all users who want to hear operators' messages.
    case wallops(MessageText)
    /// Reloads the settings.
    case reload
    /// Signs off.
    case quit(reason: MessageText?)

    /// Whether a session may make the request before login.
    public var isForVisitors: Bool {
        switch self {
        case .login, .vouch, .quit: true
        case .join, .leave, .switchTo, .say, .direct, .who, .everyone, .rooms, .topic, .setTopic, .rename, .history,
            .kick, .changeModes, .modes, .invite, .knock, .away, .change, .introduce, .empower, .kill, .wallops,
            .reload:
            false
        }
    }

    /// Whether the request says a message.
    var isSpeech: Bool {
        switch self {
        case .say, .direct: true
        case .login, .vouch, .join, .leave, .switchTo, .who, .everyone, .rooms, .topic, .setTopic, .kick, .changeModes,
            .modes, .invite, .knock, .rename, .history, .away, .change, .introduce, .empower, .kill, .wallops, .reload,
            .quit:
            false
        }
    }

    /// Whether other users see an effect, so that the request costs a message instead of a question.
    public var isSeenByOthers: Bool {
        switch self {
        case .join, .leave, .say, .direct, .setTopic, .rename, .kick, .changeModes, .invite, .knock, .away,
            .introduce,
            .kill, .wallops:
            true
        case .login, .vouch, .switchTo, .who, .everyone, .rooms, .topic, .history, .modes, .change, .empower, .reload,
            .quit:
            false
        }
    }
}
