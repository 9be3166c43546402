public import Chat

/// One conversation's half of a dialect: reads what a client sends. No sockets; it knows no other dialect.
public protocol Dialect: Sendable {
    /// Who reads the same bytes for the same event.
    var encodingClass: EncodingClass { get }

    /// Reads a piece of the stream, and hands on what it says, in its order.
    mutating func read(_ piece: Span<UInt8>, _ each: (Incoming) -> Void)
}

/// What a client's bytes turn out to say.
public enum Incoming: Sendable {
    /// A wish that the house is to be told.
    case request(Request)
    /// Something that can't be a wish, and the no that it deserves.
    case refusal(Refusal)
    /// Something that the dialect itself answers, by these bytes.
    case reply([UInt8])
}

/// The dialects that this build speaks.
public enum DialectName: String, CaseIterable, Sendable {
    /// Lines for a person with telnet, and for shell scripts.
    case plain
    /// Gives back each byte.
    case echo

    /// The port where it usually listens.
    public var usualPort: UInt16 {
        switch self {
        case .plain: 4000
        case .echo: 4007
        }
    }

    /// Whether it listens, on loopback, where nobody says what should.
    public var listensByDefault: Bool {
        switch self {
        case .plain: true
        case .echo: false
        }
    }

    /// A conversation in this dialect that has just begun.
    public func begin(_ limits: Limits) -> any Dialect {
        switch self {
        case .plain: PlainDialect(lineBound: limits[.line])
        case .echo: EchoDialect()
        }
    }
}
