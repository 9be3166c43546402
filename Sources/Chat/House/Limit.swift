/// The limits: each with its name for `--limit NAME=VALUE`, its default, a sentence, and the no that it leads to.
///
/// This table is the only place where they stand; help texts, the README and the checks are made from it or held to it.
public enum Limit: String, CaseIterable, Sendable {
    /// Connections at once.
    case clients
    /// Connections at once from one address.
    case clientsPerAddress = "clients-per-address"
    /// New connections a minute from one address.
    case connectionsPerMinute = "connections-per-minute"
    /// Rooms at once.
    case rooms
    /// Rooms one person is in.
    case roomsPerUser = "rooms-per-user"
    /// Bytes of a person's name.
    case name
    /// Bytes of a room's name.
    case roomName = "room-name"
    /// Bytes of a topic.
    case topic
    /// Bytes of a reason.
    case reason
    /// Bytes of a line of plain.
    case line
    /// Bytes of what is said at once.
    case text
    /// Bytes of a frame of STOMP.
    case frame
    /// Bytes before one has logged in.
    case loginBytes = "login-bytes"
    /// Lines before one has logged in.
    case loginLines = "login-lines"
    /// Seconds until one must have logged in.
    case loginSeconds = "login-seconds"
    /// Commands that wait for a room.
    case roomQueue = "room-queue"
    /// Bytes that wait for a client who has not logged in.
    case loginOutbox = "login-outbox"
    /// Bytes that wait for a client.
    case outbox
    /// What becomes of a client for whom more waits.
    case slowReader = "slow-reader"
    /// Bytes more that wait for a client that is behind.
    case outboxReserve = "outbox-reserve"
    /// What others see of a client, each second.
    case messagesPerSecond = "messages-per-second"
    /// What others may see of a client at once.
    case messageBurst = "message-burst"
    /// Seconds idle before a client is asked whether it is there.
    case pingSeconds = "ping-seconds"
    /// Seconds idle before a client counts as gone.
    case silenceSeconds = "silence-seconds"
    /// Messages that a room remembers.
    case backlog
    /// Messages shown to who joins.
    case replay
    /// Seconds for the last words to leave.
    case shutdownSeconds = "shutdown-seconds"

    /// What is known of a limit.
    public struct Facts: Sendable {
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

    /// What is known of this limit.
    public var facts: Facts {
        switch self {
        case .clients: fact(nil, "connections at once", .tooManyClients)
        case .clientsPerAddress: fact(16, "connections at once from one IPv4 address or IPv6 /64", .tooManyClients)
        case .connectionsPerMinute: fact(60, "new connections a minute from one address", .tooManyClients)
        case .rooms: fact(10_000, "rooms at once", .tooManyRooms)
        case .roomsPerUser: fact(50, "rooms that one person is in", .tooManyRooms)
        case .name: fixed(UserName.mostBytes, "bytes of a person's name", .badName)
        case .roomName: fixed(RoomName.mostBytes, "bytes of a room's name", .badRoomName)
        case .topic: fixed(390, "bytes of a topic", .textTooLong, most: 8_192)
        case .reason: fixed(390, "bytes of a reason for leaving", .textTooLong, most: 8_192)
        case .line: fixed(4_096, "bytes of a line in the plain dialect", .lineTooLong, least: 64, most: 65_536)
        case .text: fixed(8_192, "bytes of what is said at once", .textTooLong, most: 65_536)
        case .frame:
            fixed(
                65_536, "bytes of a frame, in dialects that have frames", .textTooLong, least: 64,
                most: 1 << 20)
        case .loginBytes: fact(4_096, "bytes received before one has logged in; the connection ends", nil)
        case .loginLines: fact(64, "lines that are not empty before login; the connection ends", nil)
        case .loginSeconds: fact(30, "seconds until one must have logged in; the connection ends", nil)
        case .roomQueue: fixed(1_024, "commands that wait for a room; whoever speaks waits", .roomBusy, most: 1 << 20)
        case .loginOutbox:
            fixed(
                16_384, "bytes that wait for a client before login; it is disconnected", nil, least: 1_024,
                most: 1 << 30)
        case .outbox:
            fixed(
                1 << 20, "bytes that wait for a client; past it, slow-reader decides", nil, least: 4_096,
                most: 1 << 30)
        case .slowReader:
            choice(SlowReaders.gap, "disconnect, or gap: it misses what rooms say, and is told so")
        case .outboxReserve:
            fixed(
                1 << 20, "bytes more of what none may miss; past it, it is disconnected", nil, least: 1_024,
                most: 1 << 30)
        case .messagesPerSecond: fact(2, "messages a second of one client; its next line is read later", nil)
        case .messageBurst: fact(10, "messages of one client before that limit is felt", nil)
        case .pingSeconds:
            fact(90, "seconds idle before we ask, in dialects that can ask", nil)
        case .silenceSeconds: fact(150, "seconds idle before we hang up, in dialects that can ask", nil)
        case .backlog: fixed(200, "messages that a room remembers", nil, least: 0, most: 1 << 20)
        case .replay: fixed(0, "messages shown to whoever joins", nil, least: 0, most: 1 << 20)
        case .shutdownSeconds:
            fixed(5, "seconds for the last words to leave when the server ends", nil, least: 0, most: 3_600)
        }
    }

    private func fact(_ standard: Int?, _ sentence: String, _ refusal: Refusal.Word?) -> Facts {
        Facts(
            standard: standard, sentence: sentence, refusal: refusal, range: 1...1_000_000_000, canBeOff: true,
            choices: [])
    }

    private func choice<Choice>(_ standard: Choice, _ sentence: String) -> Facts
    where Choice: CaseIterable & RawRepresentable<String> & Equatable {
        let choices = Choice.allCases.map(\.rawValue)
        return Facts(
            standard: choices.firstIndex(of: standard.rawValue), sentence: sentence, refusal: nil,
            range: 0...choices.count - 1, canBeOff: false, choices: choices)
    }

    private func fixed(
        _ standard: Int, _ sentence: String, _ refusal: Refusal.Word?, least: Int = 1, most: Int? = nil
    ) -> Facts {
        Facts(
            standard: standard, sentence: sentence, refusal: refusal, range: least...(most ?? standard),
            canBeOff: false, choices: [])
    }
}
