/// What the server does differently for one dialect, apart from reading and writing it.
public struct DialectTraits: Sendable {
    /// The default port of the dialect.
    public let usualPort: UInt16
    /// The default port of the dialect over TLS (6697 for IRC: RFC 7194).
    public let usualEncryptedPort: UInt16
    /// Whether the dialect listens on loopback when the configuration names no listeners.
    public var listensByDefault = true
    /// Whether a client must log in first, within a time limit and a limit on the bytes it sends.
    public var hasLogin = true
    /// Whether the server greets a silent client, since a person may not know what to type.
    public var greetsVisitors = false
    /// Whether a request without a room means the room that the user last joined.
    public var hasCurrentRoom = false
    /// Whether the server can ask a silent client to show that it is still connected.
    public var probesIdleClients = false
    /// Whether a reader receives a user's departure or renaming once, however many rooms they share.
    public var showsPeopleOnce = false
    /// The byte that ends a line or frame; nil where bytes have no parts.
    let end: UInt8?
}

extension DialectName {
    /// The dialect's row of the table.
    public var traits: DialectTraits {
        switch self {
        case .plain:
            DialectTraits(
                usualPort: 4000, usualEncryptedPort: 4001, greetsVisitors: true, hasCurrentRoom: true,
                end: UInt8(ascii: "\n"))
        case .echo:
            DialectTraits(
                usualPort: 4007, usualEncryptedPort: 4008, listensByDefault: false, hasLogin: false, end: nil)
        case .irc:
            DialectTraits(
                usualPort: 6667, usualEncryptedPort: 6697, probesIdleClients: true, showsPeopleOnce: true,
                end: UInt8(ascii: "\n"))
        case .stomp: DialectTraits(usualPort: 61_613, usualEncryptedPort: 61_614, end: 0)
        }
    }
}

extension EncodingClass {
    /// The dialect of the class.
    public var dialect: DialectName {
        switch self {
        case .plain, .telnet: .plain
        case .echo: .echo
        case .irc: .irc
        case .stomp: .stomp
        }
    }

    /// The traits of the dialect.
    public var traits: DialectTraits { dialect.traits }
}
