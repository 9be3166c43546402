/// An entry of a conversation: a message, an event or a notice.
public struct ScrollbackEntry: Sendable {
    /// The kind of an entry.
    public enum Kind: Hashable, Sendable {
        /// A message of a speaker.
        case message
        /// An action of a speaker.
        case action
        /// A notice of a speaker, which no program should answer.
        case notice
        /// An event, or a notice of the server.
        case told
        /// A refusal.
        case refusal
    }

    /// Whether the user's own message has arrived.
    public enum Delivery: Hashable, Sendable {
        /// The message has arrived, or another speaker sent it.
        case done
        /// The message waits for the server.
        case pending
        /// The message failed for this reason.
        case failed(String)
    }

    /// The kind of the entry.
    public let kind: Kind
    /// The name of the speaker; empty for an entry without a speaker.
    public let author: String
    /// The text as received, perhaps of several lines.
    public let text: String
    /// The local time at which the message was sent or the notice was shown.
    public var time: WallTime
    /// Whether the user sent the message.
    public let isOwn: Bool
    /// The ticket of the user's own message until it arrives.
    public let ticket: String?
    /// Whether the message has arrived.
    public var delivery: Delivery
    /// Whether the entry belongs to the answer to a history request; such entries are set apart from new ones.
    public let isRecalled: Bool
    /// Whether the message mentions the user by name.
    var isMention = false

    /// Creates an entry.
    public init(
        _ kind: Kind, by author: String = "", _ text: String, at time: WallTime, isOwn: Bool = false,
        ticket: String? = nil, delivery: Delivery = .done, isRecalled: Bool = false
    ) {
        self.kind = kind
        self.author = author
        self.text = text
        self.time = time
        self.isOwn = isOwn
        self.ticket = ticket
        self.delivery = delivery
        self.isRecalled = isRecalled
    }

    /// Whether the entry is a speaker's message, which the user may have missed.
    var isSpeech: Bool { kind == .message || kind == .action || kind == .notice }
}

/// A local time as a clock shows it, in any time zone.
public struct WallTime: Hashable, Sendable {
    /// The day, such as `2026-11-21`.
    public let day: String
    /// The minute, such as `09:41`.
    public let minute: String

    /// Creates a time from a day and a minute.
    public init(day: String, minute: String) {
        self.day = day
        self.minute = minute
    }
}
