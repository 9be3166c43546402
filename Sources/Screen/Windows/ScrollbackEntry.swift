/// One thing that was said or told in a talk.
public struct ScrollbackEntry: Sendable {
    /// What it is.
    public enum Kind: Hashable, Sendable {
        /// Somebody's words.
        case message
        /// What somebody does.
        case action
        /// Words that no program should answer.
        case notice
        /// What happened, or what the server tells.
        case told
        /// A no.
        case refusal
    }

    /// Whether one's own words have arrived.
    public enum Delivery: Hashable, Sendable {
        /// They have, or they are somebody else's.
        case done
        /// They wait for the server.
        case pending
        /// They never will, for this reason.
        case failed(String)
    }

    /// What it is.
    public let kind: Kind
    /// Who said it; empty where nobody did.
    public let author: String
    /// The words, perhaps of several lines, just as they came.
    public let text: String
    /// When.
    public var time: WallTime
    /// Whether we have said it ourselves.
    public let isOwn: Bool
    /// What one's own words are known by on their way.
    public let ticket: String?
    /// Whether they have.
    public var delivery: Delivery
    /// Whether it is shown again, since the person has asked what was said; it is set apart from what is said now.
    public let isRecalled: Bool
    /// Whether it calls us by name.
    var isMention = false

    /// Puts the parts together.
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

    /// Whether it is somebody's words, which one may have missed.
    var isSpeech: Bool { kind == .message || kind == .action || kind == .notice }
}

/// A time as a clock on the wall shows it, wherever that wall is.
public struct WallTime: Hashable, Sendable {
    /// The day, such as `2026-11-21`.
    public let day: String
    /// The minute, such as `09:41`.
    public let minute: String

    /// Puts the parts together.
    public init(day: String, minute: String) {
        self.day = day
        self.minute = minute
    }
}
