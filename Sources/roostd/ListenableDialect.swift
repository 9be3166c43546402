internal import Dialects
internal import Sockets

/// A dialect that a listener can speak: a row for each, with the port where people look for it.
struct ListenableDialect: Sendable {
    /// As it stands in a URI.
    let name: String
    /// The port of a listener that names none.
    let usualPort: UInt16
    /// Whether it is spoken where nobody says what to listen on.
    let listensByDefault: Bool

    /// The dialects of this build.
    static let all = DialectName.allCases.map { dialect in
        ListenableDialect(
            name: dialect.rawValue, usualPort: dialect.usualPort, listensByDefault: dialect.listensByDefault)
    }

    /// Where it is spoken where nobody says anything: on this machine alone.
    var usualPlace: EndpointURI {
        EndpointURI(dialect: name, place: .tcp(host: "127.0.0.1", port: usualPort))
    }
}
