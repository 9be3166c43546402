/// A command to a room, with the user and the session that sent it. It is the room's only input: equal commands in equal order give equal events.
public struct RoomCommand: Sendable {
    /// The kind of command. It is boxed, since a command is passed from the handler to the queue to the room.
    public indirect enum Action: Sendable {
        /// Creates the room, as the first command of its log, or anew when the last member has left. Changes nothing while
        /// the room has members, since two servers can create it at the same time.
        case create(RoomCreation)
        /// Joins the room, with a key if the user gave one, and attaches the session. The first member's spelling becomes
        /// the room's name. The dialect wants the tag `hearing` on all events that the session receives from the room.
        case join(Member, as: RoomName, key: [UInt8]? = nil, hearing: CommandTag? = nil)
        /// Leaves the room but stays on the server.
        case leave(reason: MessageText?)
        /// Leaves the room because the user quit, or lost the connection of the last session.
        case quit(Departure)
        /// Sends a message. `from` is the speaker if not a member; `to` is the least role that receives it.
        case say(ChatMessage, from: Member? = nil, to: Role? = nil)
        /// Sends all messages without any other between them, or none.
        case sayTogether([ChatMessage])
        /// Changes the member's name.
        case rename(UserName)
        /// Sets the topic.
        case setTopic(MessageText)
        /// Replaces the member's profile.
        case reintroduce(Profile)
        /// Changes nothing; it gives an announcement its place in the room's order.
        case announce
        /// Removes a member.
        case kick(UserName, reason: MessageText?)
        /// Changes modes, in the given order.
        case changeModes([ModeChange])
        /// Invites a user, who may then join despite the modes, except a key.
        case invite(Member)
        /// Asks the room's operators for an invitation.
        case knock(Member, MessageText?)
        /// Starts delivery of the room's events to a session of a member; `hearing` as in `join`. For a session that
        /// receives them already, only changes the tag.
        case attach(takesData: Bool, hearing: CommandTag? = nil)
        /// Stops delivery of the room's events to the session, which goes on if the departure is `left`. A member
        /// leaves the room with the last session that receives its events.
        case detach(Departure)
        /// Changes the encoding in which the session receives events.
        case hearAnew
        /// Asks about the room, as a member or not.
        case report(Question)
    }

    /// Whether a non-member may send the command, so that the room first decides whether the asker may know of it.
    var isForOutsiders: Bool {
        switch action {
        case .say(_, let outsider, _): outsider != nil
        case .sayTogether, .invite, .knock, .report: true
        case .create, .join, .leave, .quit, .rename, .setTopic, .reintroduce, .announce, .kick, .changeModes, .attach,
            .detach,
            .hearAnew:
            false
        }
    }

    /// Whether the command may change the room's listing (`Room.listing`). Messages and questions never do.
    public var mayChangeListing: Bool {
        switch action {
        case .say, .sayTogether, .report: false
        case .create, .join, .leave, .quit, .rename, .setTopic, .reintroduce, .announce, .kick, .changeModes, .invite,
            .knock, .attach, .detach, .hearAnew:
            true
        }
    }

    /// The user who sent the command.
    public let user: UserID
    /// The session of the user that sent the command, and receives the replies to it.
    public let session: SessionID
    /// The tag that the session's dialect expects on replies to the session alone.
    public let tag: CommandTag?
    /// The kind of command.
    public let action: Action

    /// Creates a command of a user, sent by one of the user's sessions.
    public init(_ action: Action, by user: UserID, from session: SessionID, tag: CommandTag? = nil) {
        self.user = user
        self.session = session
        self.tag = tag
        self.action = action
    }
}

/// A dialect's tag on a command, such as a label; opaque to the room.
public struct CommandTag: Hashable, Sendable {
    /// The tag's bytes as the client sent them.
    public let bytes: [UInt8]

    /// Creates a tag.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }
}

/// A question about a room.
public enum Question: Sendable {
    /// Asks for the members.
    case members
    /// Asks for one member. The answer is a member list, empty when the user is not a member.
    case member(UserID)
    /// Asks for the topic.
    case topic
    /// Asks for messages in the backlog.
    case history(HistoryRange)
    /// Asks for the modes.
    case modes
}

/// A room's report to the asker's session.
public enum RoomReport: Sendable {
    /// The members in the order in which they joined, and whether the room is secret.
    case members(RoomName, [Member], isSecret: Bool)
    /// The topic, nil when none is set.
    case topic(RoomName, Topic?)
    /// Messages of the room with that id, oldest first, and the number up to which requested messages are forgotten.
    case history(RoomName, RoomID, [Event], forgotten: UInt64?)
    /// The modes, the time of the room's creation, and whether the asker is a member, who may see the key.
    case modes(RoomName, RoomModes, since: Timestamp, isForMember: Bool)
    /// The room accepted the invitation, and the session can tell the invited user.
    case invited(Invitation)
    /// The room refused a `sayTogether`.
    case refused(Refusal)
    /// The asker may not know that the room exists. The caller answers as for a missing room, with the name as the
    /// asker gave it.
    case noSuchRoom
}
