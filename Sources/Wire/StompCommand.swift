/// The command of a frame (STOMP 1.2, "Augmented BNF"). Case matters.
public enum StompCommand: String, CaseIterable, Hashable, Sendable {
    case connect = "CONNECT"
    case stomp = "STOMP"
    case send = "SEND"
    case subscribe = "SUBSCRIBE"
    case unsubscribe = "UNSUBSCRIBE"
    case begin = "BEGIN"
    case commit = "COMMIT"
    case abort = "ABORT"
    case ack = "ACK"
    case nack = "NACK"
    case disconnect = "DISCONNECT"
    case connected = "CONNECTED"
    case message = "MESSAGE"
    case receipt = "RECEIPT"
    case error = "ERROR"

    /// The maximum number of bytes in a command.
    static let mostBytes = 11

    /// Creates the command with that name, or returns nil when the name is unknown.
    init?(_ name: Span<UInt8>) {
        guard let known = StompCommand(rawValue: name.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
        else { return nil }
        self = known
    }

    /// Whether a byte can be part of a command name, known or not.
    static func isOfAName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }

    /// Whether servers send this command.
    public var isOfServer: Bool {
        switch self {
        case .connect, .stomp, .send, .subscribe, .unsubscribe, .begin, .commit, .abort, .ack, .nack, .disconnect: false
        case .connected, .message, .receipt, .error: true
        }
    }

    /// Whether the frame may have a body (STOMP 1.2, "Body").
    public var mayHaveBody: Bool {
        switch self {
        case .send, .message, .error: true
        case .connect, .stomp, .subscribe, .unsubscribe, .begin, .commit, .abort, .ack, .nack, .disconnect, .connected,
            .receipt:
            false
        }
    }

    /// Whether the headers contain no escapes, so that every version can read them (STOMP 1.2, "Value Encoding").
    var isNeverEscaped: Bool { self == .connect || self == .connected }
}
