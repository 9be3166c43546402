/// Something said, in a room or to one person.
public struct ChatMessage: Hashable, Sendable {
    /// How it is meant.
    public enum Kind: Hashable, Sendable {
        /// Plain words.
        case message
        /// What the speaker does: `* ana waves`.
        case action
        /// Words that no program should answer.
        case notice
        /// A question of one IRC client's program to another's (CTCP). People elsewhere are not shown it.
        case programQuery
        /// The answer of an IRC client's program to such a question.
        case programReply
        /// No words, only the client tags: that somebody types, or likes a message. People elsewhere are not shown it.
        case tags
    }

    /// How it is meant.
    public let kind: Kind
    /// The words. None where it is the tags alone, or a body that only programs can read.
    public let text: MessageText
    private let metadata: Metadata

    /// What the speaker's program says beside the words. Most say nothing, and then it is nothing that is passed on.
    private enum Metadata: Hashable, Sendable {
        case nothing
        indirect case something(ClientTags, MessageAttributes)
    }

    /// Something said; nil where nothing is, or where tags alone have words.
    public init?(
        _ kind: Kind = .message, _ text: MessageText, tags: ClientTags = .none, marks: MessageAttributes = .none
    ) {
        if kind == .tags ? !text.isEmpty : text.isEmpty && marks.body == nil { return nil }
        self.kind = kind
        self.text = text
        metadata = tags.isEmpty && marks.isEmpty ? .nothing : .something(tags, marks)
    }

    /// What the speaker's program says beside the words.
    public var clientTags: ClientTags {
        if case .something(let tags, _) = metadata { tags } else { .none }
    }

    /// What the speaker's program says beside the words, where it speaks in frames.
    public var marks: MessageAttributes {
        if case .something(_, let marks) = metadata { marks } else { .none }
    }

    /// Whether the speaker's program says anything beside the words in frames.
    public var hasMarks: Bool {
        if case .something(_, let marks) = metadata { !marks.isEmpty } else { false }
    }

    /// Bytes of what is said, with those that only programs are told.
    var byteCount: Int { max(text.bytes.count, marks.body?.count ?? 0) }

    /// Why somebody can't be told it, whose dialect has no place for a body without words; nil where they can.
    public func refusal(tellingIt member: Member) -> Refusal? {
        if !text.isEmpty || kind == .tags || member.takesData { return nil }
        return marks.isData ? Refusal(.badText, about: member.name) : Refusal(.missingArgument, about: "body".utf8)
    }

    /// What is compared to learn whether a message is sent again: how it is meant, and the whole body.
    struct Content: Hashable {
        let kind: Kind
        let text: MessageText
        let body: [UInt8]?
    }

    /// What is compared to learn whether a message is sent again.
    var content: Content { Content(kind: kind, text: text, body: marks.body) }

    /// Whether the speaker's program has a name for it.
    var isNamed: Bool {
        if case .something(_, let marks) = metadata { !marks.id.isEmpty } else { false }
    }

    /// Whether nobody is told that it could not be given: no program answers a notice (RFC 2812, 3.3.2).
    public var isUnanswered: Bool { kind == .notice || kind == .programReply }

    /// Whether it is for people, whatever they read it with, and remembered; the rest is between programs.
    public var isForPeople: Bool {
        switch kind {
        case .message, .action, .notice: true
        case .programQuery, .programReply, .tags: false
        }
    }
}

/// Something said to one person alone.
public struct DirectMessage: Hashable, Sendable {
    /// Its id, unique for ever.
    public let id: MessageID
    /// When it was said.
    public let time: Timestamp
    /// Who said it.
    public let sender: Member
    /// What was said.
    public let said: ChatMessage

    /// Puts the parts together.
    public init(id: MessageID, time: Timestamp, sender: Member, said: ChatMessage) {
        self.id = id
        self.time = time
        self.sender = sender
        self.said = said
    }
}
