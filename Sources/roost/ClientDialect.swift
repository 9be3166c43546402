internal import Dialects
internal import Sockets

/// The dialects that this program speaks.
enum ClientDialect: String, CaseIterable, Sendable {
    /// With rooms side by side, and on through lost connections.
    case stomp
    /// Line by line.
    case plain
    /// To try a network with.
    case echo

    /// The port where it is usually spoken.
    var usualPort: UInt16 {
        switch self {
        case .stomp: DialectName.stomp.usualPort
        case .plain: DialectName.plain.usualPort
        case .echo: DialectName.echo.usualPort
        }
    }

    /// Where it is spoken unless somebody says otherwise.
    var usualPlace: EndpointURI {
        EndpointURI(dialect: rawValue, place: .tcp(host: "127.0.0.1", port: usualPort))
    }

    /// All of them, for a sentence.
    static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
