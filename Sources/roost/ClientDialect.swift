internal import Dialects
internal import Sockets

/// The dialects that this program speaks.
enum ClientDialect: String, CaseIterable, Sendable {
    /// STOMP, with several rooms at once and with reconnection.
    case stomp
    /// The plain dialect, line by line.
    case plain
    /// The echo dialect, to test a network.
    case echo

    /// The default port of the dialect.
    var usualPort: UInt16 {
        switch self {
        case .stomp: DialectName.stomp.traits.usualPort
        case .plain: DialectName.plain.traits.usualPort
        case .echo: DialectName.echo.traits.usualPort
        }
    }

    /// The default server of the dialect.
    var usualPlace: EndpointURI {
        EndpointURI(dialect: rawValue, place: .tcp(host: "127.0.0.1", port: usualPort))
    }

    /// The names of all dialects, for use in a sentence.
    static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
