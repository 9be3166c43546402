public import Chat
public import Wire

/// Reads and performs what one client sends, for one session. It uses no sockets and knows no other dialect.
public protocol Dialect: Sendable {
    /// The class of readers who receive the same bytes for the same event.
    var encodingClass: EncodingClass { get }

    /// The heart-beat intervals that the client and the server have agreed on.
    var heartBeats: HeartbeatIntervals { get }

    /// The bytes of a heart-beat, which the server sends between two messages.
    var heartBeat: [UInt8] { get }

    /// The number of bytes in unfinished input that can exceed one line, such as a frame or open transactions.
    var unfinished: Int { get }

    /// Returns the input to perform when the server can keep no more unfinished bytes.
    func overflow() -> ParsedInput

    /// Notes that the next piece belongs to TCP's urgent data. `endsFirst`: the data ends with the first byte of that piece.
    mutating func announceUrgentData(endsFirst: Bool)

    /// Parses a piece of the stream and returns its inputs in order. It performs none of them.
    mutating func read(_ piece: Span<UInt8>) -> [ParsedInput]

    /// Performs one parsed input. `now` is in nanoseconds of a monotonic clock.
    mutating func perform(
        _ incoming: ParsedInput, _ router: inout RequestRouter, at now: UInt64, in server: any ServerAccess)
}

extension Dialect {
    /// No heart-beats by default.
    public var heartBeats: HeartbeatIntervals { .none }

    /// No bytes by default.
    public var heartBeat: [UInt8] { [] }

    /// Zero by default, for dialects that keep at most one unfinished line.
    public var unfinished: Int { 0 }

    /// Ends the session by default, as for a line without an end.
    public func overflow() -> ParsedInput { .end(.endlessLine) }

    /// Nothing by default: urgent data is usual data in its place.
    public mutating func announceUrgentData(endsFirst: Bool) {}

    /// Performs inputs that no longer depend on the dialect: requests, refusals, replies and ends.
    public mutating func perform(
        _ incoming: ParsedInput, _ router: inout RequestRouter, at now: UInt64, in server: any ServerAccess
    ) {
        switch incoming {
        case .request(let request): router.handle(request, at: now, in: server)
        case .refusal(let refusal): server.refuse(refusal)
        case .reply(let bytes): server.reply(bytes)
        case .end(let departure): router.endSession(departure, in: server)
        case .line, .frame, .fault: break  // no dialect leaves these to be understood later but those that say how
        }
    }
}

/// One input that a dialect has parsed from a client's bytes.
public enum ParsedInput: Sendable {
    /// A request to the server.
    indirect case request(Request)
    /// Input that is not a valid request, and the refusal that answers it.
    indirect case refusal(Refusal)
    /// Input that the dialect answers itself, with these bytes.
    case reply([UInt8])
    /// Input that ends the session, and the reason.
    indirect case end(Departure)
    /// A line whose meaning depends on the result of earlier lines.
    case line([UInt8])
    /// A frame whose meaning depends on the result of earlier frames.
    indirect case frame(StompFrame)
    /// Bytes that are not a frame; the parser can read nothing after them.
    indirect case fault(StompFault)
}

/// The dialects that this build supports.
public enum DialectName: String, CaseIterable, Sendable {
    /// Text lines for a person with telnet, and for shell scripts.
    case plain
    /// Returns every byte to the client.
    case echo
    /// The protocol of every IRC client (RFC 1459, RFC 2812, IRCv3).
    case irc
    /// Frames for programs in any language (STOMP 1.2).
    case stomp

    /// Creates the dialect state of a new session.
    public func begin(_ limits: Limits) -> any Dialect {
        switch self {
        case .plain: PlainDialect(lineBound: limits[.line])
        case .echo: EchoDialect()
        case .irc: IRCDialect()
        case .stomp: StompDialect(limits)
        }
    }
}
