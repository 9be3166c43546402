/// The limits: each with its name for `--limit NAME=VALUE`, its default, a sentence, and the no that it leads to.
///
/// This table is the only place where they stand; help texts, the README and the checks are made from it or held to it.
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

    /// What is known of this limit.
    public var facts: Facts {
        switch self {
        case .clients: fact("clients", nil, "connections at once", .tooManyClients)
        case .clientsPerAddress:
            fact("clients-per-address", 16, "connections at once from one IPv4 address or IPv6 /64", .tooManyClients)
        case .connectionsPerMinute:
            fact("connections-per-minute", 60, "new connections a minute from one address", .tooManyClients)
        case .rooms: fact("rooms", 10_000, "rooms at once", .tooManyRooms)
        case .roomsPerUser: fact("rooms-per-user", 50, "rooms that one person is in", .tooManyRooms)
        case .name: fixed("name", UserName.mostBytes, "bytes of a person's name", .badName)
        case .roomName: fixed("room-name", RoomName.mostBytes, "bytes of a room's name", .badRoomName)
        case .topic: fixed("topic", 390, "bytes of a topic", .textTooLong, most: 8_192)
        case .reason: fixed("reason", 390, "bytes of a reason for leaving", .textTooLong, most: 8_192)
        case .line: fixed("line", 4_096, "bytes of a line in the plain dialect", .lineTooLong, least: 64, most: 65_536)
        case .text: fixed("text", 8_192, "bytes of what is said at once", .textTooLong, most: 65_536)
        case .messageLines: fixed("message-lines", 32, "lines of what is said at once", .tooManyLines, most: 4_096)
        case .frame:
            fixed(
                "frame", 65_536, "bytes of a frame, in dialects that have frames", .textTooLong, least: 64,
                most: 1 << 20)
        case .unfinished:
            fixed(
                "unfinished", 262_144, "bytes of a client's unfinished frame and transactions together", .tooManyFrames,
                least: 16_384, most: 1 << 30)
        case .unfinishedInAll:
            fact(
                "unfinished-in-all", 67_108_864, "the same of all clients, of whom each has the first 8192 free",
                .tooManyFrames)
        case .loginBytes:
            fact("login-bytes", 4_096, "bytes received before one has logged in; the connection ends", nil)
        case .loginLines: fact("login-lines", 64, "lines that are not empty before login; the connection ends", nil)
        case .loginSeconds: fact("login-seconds", 30, "seconds until one must have logged in; the connection ends", nil)
        case .greetingMilliseconds:
            fact(
                "greeting-ms", 500, "milliseconds before a visitor of plain who says nothing is told what to type", nil)
        case .roomQueue:
            fixed("room-queue", 1_024, "commands that wait for a room; whoever speaks waits", .roomBusy, most: 1 << 20)
        case .loginOutbox:
            fixed(
                "login-outbox", 16_384, "bytes that wait for a client before login; it is disconnected", nil,
                least: 1_024,
                most: 1 << 30)
        case .outbox:
            fixed(
                "outbox", 1 << 20, "bytes that wait for a client; past it, slow-reader decides", nil, least: 4_096,
                most: 1 << 30)
        case .slowReader:
            choice("slow-reader", SlowReaders.gap, "disconnect, or gap: it misses what rooms say, and is told so")
        case .outboxReserve:
            fixed(
                "outbox-reserve", 1 << 20, "bytes more of what none may miss; past it, it is disconnected", nil,
                least: 1_024,
                most: 1 << 30)
        case .messagesPerSecond:
            fact("messages-per-second", 2, "messages a second of one client; its next line is read later", nil)
        case .messageBurst: fact("message-burst", 10, "messages of one client before that limit is felt", nil)
        case .pingSeconds:
            fact("ping-seconds", 90, "seconds idle before we ask, in dialects that can ask", nil)
        case .silenceSeconds:
            fact("silence-seconds", 150, "seconds idle before we hang up, in dialects that can ask", nil)
        case .backlog: fixed("backlog", 200, "messages that a room remembers", nil, least: 0, most: 1 << 20)
        case .replay: fixed("replay", 0, "messages shown to whoever joins", nil, least: 0, most: 1 << 20)
        case .passwordWait:
            fixed(
                "password-wait", 10, "seconds that a password waits for its turn before it is refused",
                .tooManyAttempts, least: 0, most: 300)
        case .shutdownSeconds:
            fixed(
                "shutdown-seconds", 5, "seconds for the last words to leave when the server ends", nil, least: 0,
                most: 3_600)
        }
    }

    private func fact(_ name: String, _ standard: Int?, _ sentence: String, _ refusal: Refusal.Word?) -> Facts {
        Facts(
            name: name, standard: standard, sentence: sentence, refusal: refusal, range: 1...1_000_000_000,
            canBeOff: true,
            choices: [])
    }

    private func choice<Choice>(_ name: String, _ standard: Choice, _ sentence: String) -> Facts
    where Choice: CaseIterable & RawRepresentable<String> & Equatable {
        let choices = Choice.allCases.map(\.rawValue)
        return Facts(
            name: name, standard: choices.firstIndex(of: standard.rawValue), sentence: sentence, refusal: nil,
            range: 0...choices.count - 1, canBeOff: false, choices: choices)
    }

    private func fixed(
        _ name: String, _ standard: Int, _ sentence: String, _ refusal: Refusal.Word?, least: Int = 1, most: Int? = nil
    ) -> Facts {
        Facts(
            name: name, standard: standard, sentence: sentence, refusal: refusal, range: least...(most ?? standard),
            canBeOff: false, choices: [])
    }
}
