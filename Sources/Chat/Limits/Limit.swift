/// The limits: each with its name for `--limit NAME=VALUE`, its default, a sentence, and the refusal that it causes.
///
/// This table is the only definition of the limits; help texts, docs/limits.md and the checks are generated from it or
/// compared with it.
public enum Limit: Int, CaseIterable, Sendable {
    /// Connections at once.
    case clients
    /// Connections at once from one address.
    case clientsPerAddress
    /// New connections a minute from one address.
    case connectionsPerMinute
    /// Rooms at once.
    case rooms
    /// Rooms that one user is in.
    case roomsPerUser
    /// Bytes of a user's name.
    case name
    /// Bytes of a room's name.
    case roomName
    /// Bytes of a topic.
    case topic
    /// Bytes of a reason.
    case reason
    /// Bytes of a line in the plain dialect.
    case line
    /// Bytes of a message.
    case text
    /// Lines of a message.
    case messageLines
    /// Bytes of a STOMP frame.
    case frame
    /// Bytes of one client's unfinished frame and transactions.
    case unfinished
    /// Bytes of all clients' unfinished frames and transactions.
    case unfinishedInAll
    /// Bytes that a client may send before login.
    case loginBytes
    /// Lines that a client may send before login.
    case loginLines
    /// Seconds that a client has to log in.
    case loginSeconds
    /// Milliseconds of silence after which a client before login is shown how to log in.
    case greetingMilliseconds
    /// Commands that wait in a room's queue.
    case roomQueue
    /// Bytes in a client's outbox before login.
    case loginOutbox
    /// Bytes in a client's outbox.
    case outbox
    /// The treatment of a client whose outbox is full.
    case slowReader
    /// Additional bytes in the outbox of a client that is behind.
    case outboxReserve
    /// Messages from one client each second.
    case messagesPerSecond
    /// Messages from one client in a burst.
    case messageBurst
    /// Idle seconds before the server asks whether a client is there.
    case pingSeconds
    /// Idle seconds before a client counts as gone.
    case silenceSeconds
    /// Messages in a room's backlog.
    case backlog
    /// Messages shown to a user who joins.
    case replay
    /// Seconds that a password may wait for its check.
    case passwordWait
    /// Seconds for sending the last bytes at shutdown.
    case shutdownSeconds

    /// The facts about a limit.
    public struct Facts: Sendable {
        /// The name in settings.
        public let name: String
        /// The default; nil when it is computed at start.
        public let standard: Int?
        /// What the limit bounds, as a sentence without a full stop.
        public let sentence: String
        /// The refusal that a client receives at the limit; nil when the server delays the client or sends nothing.
        public let refusal: Refusal.Word?
        /// The range of valid values.
        public let range: ClosedRange<Int>
        /// Whether the limit can be turned off.
        public let canBeOff: Bool
        /// The words for the values from 0, when the values are not written as numbers.
        public let choices: [String]

        /// Parses a value; nil when the word is not a valid value of this limit.
        public func value(_ word: some StringProtocol) -> Int? {
            if !choices.isEmpty { return choices.firstIndex { $0 == word } }
            if word == "off" && canBeOff { return .max }
            guard word.utf8.allSatisfy(\.isASCIIDigit), let value = Int(word), range.contains(value) else { return nil }
            return value
        }

        /// Formats a value as a word that `value(_:)` accepts.
        public func word(_ value: Int) -> String {
            if choices.indices.contains(value) { return choices[value] }
            return value == .max && canBeOff ? "off" : String(value)
        }
    }

    /// Finds the limit with that name; nil when there is none.
    public init?(named name: some StringProtocol) {
        guard let limit = Limit.allCases.first(where: { $0.name == name }) else { return nil }
        self = limit
    }

    /// The name in settings.
    public var name: String { facts.name }
}
