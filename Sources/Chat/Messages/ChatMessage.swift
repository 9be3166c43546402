/// A message to a room or to one user.
public struct ChatMessage: Hashable, Sendable {
    /// The kind of a message. The raw values are a part of the binary form.
    public enum Kind: UInt8, CaseIterable, Sendable {
        /// Ordinary text.
        case message
        /// An action of the speaker: `* ana waves`.
        case action
        /// A text that no program should answer.
        case notice
        /// A query from one IRC client program to another (CTCP). Other dialects do not show it.
        case programQuery
        /// The reply of an IRC client program to such a query.
        case programReply
        /// Client tags without text, such as a typing notification or a reaction. Other dialects do not show it.
        case tags
    }

    /// The kind of the message.
    public let kind: Kind
    /// The text; empty when the message is tags alone, or has a body that only programs can read.
    public let text: MessageText
    private let metadata: Metadata

    /// The data that the speaker's client attaches to the text. Most messages have none, so `nothing` is cheap to copy.
    private enum Metadata: Hashable, Sendable {
        case nothing
        indirect case something(ClientTags, MessageAttributes)
    }

    /// Creates a message without attributes; nil when it has no text, or when a message of tags alone has text.
    public init?(_ kind: Kind = .message, _ text: MessageText, tags: ClientTags = .none) {
        if text.isEmpty != (kind == .tags) { return nil }
        self.kind = kind
        self.text = text
        metadata = tags.isEmpty ? .nothing : .something(tags, .none)
    }

    /// Creates a message with attributes; nil when it has no content, or when a message of tags alone has text. It is
    /// apart from the other initializer, so that a message without attributes does not pay for copies of empty ones.
    public init?(_ kind: Kind = .message, _ text: MessageText, tags: ClientTags = .none, marks: MessageAttributes) {
        if kind == .tags ? !text.isEmpty : text.isEmpty && marks.body == nil { return nil }
        self.kind = kind
        self.text = text
        metadata = tags.isEmpty && marks.isEmpty ? .nothing : .something(tags, marks)
    }

    /// The client tags that the speaker's client attached.
    public var clientTags: ClientTags {
        if case .something(let tags, _) = metadata { tags } else { .none }
    }

    /// The attributes that the speaker's client attached in a frame.
    public var marks: MessageAttributes {
        if case .something(_, let marks) = metadata { marks } else { .none }
    }

    /// Whether the speaker's client attached attributes in a frame.
    public var hasMarks: Bool {
        if case .something(_, let marks) = metadata { !marks.isEmpty } else { false }
    }

    /// The number of bytes of the message, including a body that only programs receive.
    var byteCount: Int { hasMarks ? max(text.bytes.count, marks.body?.count ?? 0) : text.bytes.count }

    /// Returns a refusal when the member's dialect can't carry a body without text; nil when the member can receive the
    /// message.
    public func refusal(tellingIt member: Member) -> Refusal? {
        if !text.isEmpty || kind == .tags || member.takesData { return nil }
        return marks.isData ? Refusal(.badText, about: member.name) : Refusal(.missingArgument, about: "body".utf8)
    }

    /// The content by which a repeated message is recognized: its kind and the whole body.
    struct Content: Hashable {
        let kind: Kind
        let text: MessageText
        let body: [UInt8]?
    }

    /// The content by which a repeated message is recognized.
    var content: Content { Content(kind: kind, text: text, body: marks.body) }

    /// Whether the speaker's client gave the message an id.
    var isNamed: Bool {
        if case .something(_, let marks) = metadata { !marks.id.isEmpty } else { false }
    }

    /// Whether the speaker gets no refusal for a failed delivery: no program answers a notice (RFC 2812, 3.3.2).
    public var isUnanswered: Bool { kind == .notice || kind == .programReply }

    /// Whether the message is text for users of every dialect, which the backlog keeps. The other kinds are exchanged
    /// by client programs.
    public var isForPeople: Bool {
        switch kind {
        case .message, .action, .notice: true
        case .programQuery, .programReply, .tags: false
        }
    }
}

/// A message to one user alone.
public struct DirectMessage: Hashable, Sendable {
    /// The id, which is never reused.
    public let id: MessageID
    /// The time at which the message was sent.
    public let time: Timestamp
    /// The user who sent the message.
    public let sender: Member
    /// The message itself.
    public let said: ChatMessage

    /// Creates a direct message.
    public init(id: MessageID, time: Timestamp, sender: Member, said: ChatMessage) {
        self.id = id
        self.time = time
        self.sender = sender
        self.said = said
    }
}
