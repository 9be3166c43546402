/// Something that happened in a room, as every member hears it.
public struct Event: Sendable {
    /// What can happen. In a box of its own, since an event is passed on several times: that is one count each time, and
    /// not one for each name and text in it.
    public indirect enum Kind: Sendable {
        /// Somebody said something.
        case said(by: Member, ChatMessage)
        /// Somebody came.
        case joined(Member)
        /// Somebody went, or was lost.
        case left(Member, Departure)
        /// Somebody, who was called so, is now called otherwise.
        case renamed(Member, to: UserName)
        /// Somebody said what the room is about; nothing any more where the text is empty.
        case topicChanged(by: Member, MessageText)
        /// Somebody was made to go.
        case kicked(Member, by: Member, MessageText?)
        /// Somebody changed what is set in the room.
        case modesChanged(by: Member, [ModeChange])
        /// Somebody asked somebody else to come in.
        case invited(UserName, by: Member)
        /// Somebody outside asked to be invited.
        case knocked(Member, MessageText?)
        /// Somebody said something to those with a role.
        case saidTo(Role, by: Member, ChatMessage)
    }

    /// The number of the event in this life of the room, from 1, without a gap.
    public let sequence: UInt64
    /// Unique for ever.
    public let id: MessageID
    /// When the room numbered it.
    public let time: Timestamp
    /// What happened.
    public let kind: Kind

    /// What is said in the room, and by whom: a member who reads too slowly can do without it. Nil for whatever changes
    /// something.
    public var talk: (speaker: UserID, said: ChatMessage)? {
        switch kind {
        case .said(let speaker, let said), .saidTo(_, let speaker, let said): (speaker.user, said)
        case .joined, .left, .renamed, .topicChanged, .kicked, .modesChanged, .invited, .knocked: nil
        }
    }

    /// Whether the speaker's program has a name for what was said.
    var isNamed: Bool {
        if case .said(_, let said) = kind { said.isNamed } else { false }
    }
}

/// A person as a room knows them.
public struct Member: Hashable, Sendable {
    /// Who it is, whatever they are called.
    public let user: UserID
    /// What they are called.
    public internal(set) var name: UserName
    /// What else may be seen of them.
    public internal(set) var profile: Profile
    /// What they may do there; nothing outside a room.
    public internal(set) var roles: Roles = []
    /// Whether their dialect can tell them bytes that are no text.
    public let takesData: Bool

    /// The person with that name.
    public init(user: UserID, name: UserName, profile: Profile, takesData: Bool = false) {
        self.takesData = takesData
        self.user = user
        self.name = name
        self.profile = profile
    }
}
