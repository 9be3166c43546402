/// Something said, in a room or to one person.
public struct Said: Hashable, Sendable {
    /// How it is meant.
    public enum Kind: Hashable, Sendable {
        /// Plain words.
        case message
        /// What the speaker does: `* ana waves`.
        case action
        /// Words that no program should answer.
        case notice
    }

    /// How it is meant.
    public let kind: Kind
    /// The words, at least one byte of them.
    public let text: Text

    /// Something said; nil where nothing is.
    public init?(_ kind: Kind = .message, _ text: Text) {
        if text.isEmpty { return nil }
        self.kind = kind
        self.text = text
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
    public let said: Said

    /// Puts the parts together.
    public init(id: MessageID, time: Timestamp, sender: Member, said: Said) {
        self.id = id
        self.time = time
        self.sender = sender
        self.said = said
    }
}
