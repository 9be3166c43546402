/// An event in a room, as every member receives it.
public struct Event: Sendable {
    /// The kind of an event. It is boxed, since an event is passed on several times: each pass then costs one reference
    /// count instead of one for each name and text in it.
    public indirect enum Kind: Sendable {
        /// A user said a message.
        case said(by: Member, ChatMessage)
        /// A user joined.
        case joined(Member)
        /// A user left, or the connection was lost.
        case left(Member, Departure)
        /// A user, here with the old name, has a new name.
        case renamed(Member, to: UserName)
        /// A user set the topic; an empty text removes it.
        case topicChanged(by: Member, MessageText)
        /// A member was kicked out.
        case kicked(Member, by: Member, MessageText?)
        /// A user changed the room's modes.
        case modesChanged(by: Member, [ModeChange])
        /// A user invited another user.
        case invited(UserName, by: Member)
        /// A user outside the room asked for an invitation.
        case knocked(Member, MessageText?)
        /// A user said a message to the members with a role.
        case saidTo(Role, by: Member, ChatMessage)
    }

    /// The event's sequence number in the room, from 1 and without a gap. A room that is created again starts at 1.
    public let sequence: UInt64
    /// The id, which is never reused.
    public let id: MessageID
    /// The time at which the room numbered the event.
    public let time: Timestamp
    /// The kind of the event.
    public let kind: Kind

    /// The message, which a slow reader may miss. Nil for an event that changes something.
    public var talk: ChatMessage? {
        switch kind {
        case .said(_, let said), .saidTo(_, _, let said): said
        case .joined, .left, .renamed, .topicChanged, .kicked, .modesChanged, .invited, .knocked: nil
        }
    }

    /// Whether the speaker's client gave the message an id.
    var isNamed: Bool {
        if case .said(_, let said) = kind { said.isNamed } else { false }
    }
}

/// A user as a room knows them.
public struct Member: Hashable, Sendable {
    /// The user's id, which does not depend on the name.
    public let user: UserID
    /// The user's name.
    public internal(set) var name: UserName
    /// The rest of the user's visible details.
    public internal(set) var profile: Profile
    /// The user's roles in the room; empty outside a room.
    public internal(set) var roles: Roles = []
    /// Whether the dialects of all of the user's sessions can carry bytes that are not text; in a room, those of the
    /// sessions that receive its events.
    public internal(set) var takesData: Bool

    /// Creates a member with that name.
    public init(user: UserID, name: UserName, profile: Profile, takesData: Bool = false) {
        self.takesData = takesData
        self.user = user
        self.name = name
        self.profile = profile
    }

    /// Returns a copy of the member that takes data or does not.
    public func taking(data: Bool) -> Member {
        var member = self
        member.takesData = data
        return member
    }
}
