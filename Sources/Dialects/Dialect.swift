public import Chat
public import Wire

/// One conversation's half of a dialect: reads what a client sends. No sockets; it knows no other dialect.
public protocol Dialect: Sendable {
    /// Who reads the same bytes for the same event.
    var encodingClass: EncodingClass { get }

    /// What the two sides have promised each other to show that they are there.
    var heartBeats: HeartbeatIntervals { get }

    /// Bytes of what has begun and is not finished, where that can be more than a line: a frame, transactions.
    var unfinished: Int { get }

    /// What to do where nothing more of that can be kept.
    func overflow() -> ParsedInput

    /// Reads a piece of the stream: what it says, in its order. Nothing is acted upon here.
    mutating func read(_ piece: Span<UInt8>) -> [ParsedInput]

    /// Acts upon one thing that was read. `now` is in nanoseconds of a clock that never goes back.
    mutating func perform(
        _ incoming: ParsedInput, _ router: inout RequestRouter, at now: UInt64, in server: any ServerAccess)
}

extension Dialect {
    /// Nothing.
    public var heartBeats: HeartbeatIntervals { .none }

    /// Nothing but a line.
    public var unfinished: Int { 0 }

    /// Such a client would have sent a line without an end.
    public func overflow() -> ParsedInput { .end(.endlessLine) }

    /// What reading has made a request, a refusal or a reply of needs no dialect any more.
    public mutating func perform(
        _ incoming: ParsedInput, _ router: inout RequestRouter, at now: UInt64, in server: any ServerAccess
    ) {
        switch incoming {
        case .request(let request): router.handle(request, at: now, in: server)
        case .refusal(let refusal): server.refuse(refusal)
        case .reply(let bytes): server.reply(bytes)
        case .end(let departure): router.end(departure, in: server)
        case .line, .frame, .fault: break  // no dialect leaves these to be understood later but those that say how
        }
    }
}

/// What a client's bytes turn out to say.
public enum ParsedInput: Sendable {
    /// A wish that the house is to be told.
    indirect case request(Request)
    /// Something that can't be a wish, and the no that it deserves.
    indirect case refusal(Refusal)
    /// Something that the dialect itself answers, by these bytes.
    case reply([UInt8])
    /// Something that ends the conversation, and why.
    indirect case end(Departure)
    /// A line whose meaning depends on what those before it have led to.
    case line([UInt8])
    /// A frame, likewise.
    indirect case frame(StompFrame)
    /// Something that is no frame, after which nothing can be read.
    indirect case fault(StompFault)
}

/// The dialects that this build speaks.
public enum DialectName: String, CaseIterable, Sendable {
    /// Lines for a person with telnet, and for shell scripts.
    case plain
    /// Gives back each byte.
    case echo
    /// The protocol of every IRC client (RFC 1459, RFC 2812, IRCv3).
    case irc
    /// Frames for programs in any language (STOMP 1.2).
    case stomp

    /// The port where it usually listens.
    public var usualPort: UInt16 {
        switch self {
        case .plain: 4000
        case .echo: 4007
        case .irc: 6667
        case .stomp: 61_613
        }
    }

    /// Whether it listens, on loopback, where nobody says what should.
    public var listensByDefault: Bool {
        switch self {
        case .plain: true
        case .echo: false
        case .irc, .stomp: true
        }
    }

    /// A conversation in this dialect that has just begun.
    public func begin(_ limits: Limits) -> any Dialect {
        switch self {
        case .plain: PlainDialect(lineBound: limits[.line])
        case .echo: EchoDialect()
        case .irc: IRCDialect()
        case .stomp: StompDialect(limits)
        }
    }
}
