/// The limits: each with its name for `--limit NAME=VALUE`, its default, a sentence, and the no that it leads to.
///
/// This table is the only place where they stand; help texts, docs/limits.md and the checks are made from it or held to it.
public enum Limit: Int, CaseIterable, Sendable {
    /// Connections at once.
    case clients
    /// Connections at once from one address.
    case clientsPerAddress
    /// New connections a minute from one address.
    case connectionsPerMinute
    /// Rooms at once.
    case rooms
    /// Rooms one person is in.
    case roomsPerUser
    /// Bytes of a person's name.
    case name
    /// Bytes of a room's name.
    case roomName
    /// Bytes of a topic.
    case topic
    /// Bytes of a reason.
    case reason
    /// Bytes of a line of plain.
    case line
    /// Bytes of what is said at once.
    case text
    /// Lines of what is said at once.
    case messageLines
    /// Bytes of a frame of STOMP.
    case frame
    /// Bytes of what one client has begun and not finished.
    case unfinished
    /// Bytes of what all clients have begun and not finished.
    case unfinishedInAll
    /// Bytes before one has logged in.
    case loginBytes
    /// Lines before one has logged in.
    case loginLines
    /// Seconds until one must have logged in.
    case loginSeconds
    /// How long a visitor says nothing before they are told what to type.
    case greetingMilliseconds
    /// Commands that wait for a room.
    case roomQueue
    /// Bytes that wait for a client who has not logged in.
    case loginOutbox
    /// Bytes that wait for a client.
    case outbox
    /// What becomes of a client for whom more waits.
    case slowReader
    /// Bytes more that wait for a client that is behind.
    case outboxReserve
    /// What others see of a client, each second.
    case messagesPerSecond
    /// What others may see of a client at once.
    case messageBurst
    /// Seconds idle before a client is asked whether it is there.
    case pingSeconds
    /// Seconds idle before a client counts as gone.
    case silenceSeconds
    /// Messages that a room remembers.
    case backlog
    /// Messages shown to who joins.
    case replay
    /// Seconds that a password may wait to be checked.
    case passwordWait
    /// Seconds for the last words to leave.
    case shutdownSeconds

    /// What is known of a limit.
    public struct Facts: Sendable {
        /// The name by which it is set.
        public let name: String
        /// The value where nobody says otherwise; nil where it is computed at start.
        public let standard: Int?
        /// What it bounds, in a sentence that ends without a full stop.
        public let sentence: String
        /// What a client is told that meets it; nil where it is made to wait or hears nothing.
        public let refusal: Refusal.Word?
        /// The values that it may have.
        public let range: ClosedRange<Int>
        /// Whether it may be lifted.
        public let canBeOff: Bool
        /// The words for its values from 0, where those are no numbers.
        public let choices: [String]

        /// The value that somebody means by a word; nil where it has no such value.
        public func value(_ word: some StringProtocol) -> Int? {
            if !choices.isEmpty { return choices.firstIndex { $0 == word } }
            if word == "off" && canBeOff { return .max }
            guard word.utf8.allSatisfy(\.isASCIIDigit), let value = Int(word), range.contains(value) else { return nil }
            return value
        }

        /// The word by which a value is meant.
        public func word(_ value: Int) -> String {
            if choices.indices.contains(value) { return choices[value] }
            return value == .max && canBeOff ? "off" : String(value)
        }
    }

    /// The limit of that name.
    public init?(named name: some StringProtocol) {
        guard let limit = Limit.allCases.first(where: { $0.name == name }) else { return nil }
        self = limit
    }

    /// The name by which it is set.
    public var name: String { facts.name }
}
