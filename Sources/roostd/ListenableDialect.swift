internal import Dialects
internal import Sockets

/// A dialect that a listener can speak, with its default port.
struct ListenableDialect: Sendable {
    /// The name in a URI.
    let name: String
    /// The port of a listener whose URI names none.
    let usualPort: UInt16
    /// The same for a listener with TLS.
    let usualEncryptedPort: UInt16
    /// Whether the server listens for the dialect when the configuration names no listener.
    let listensByDefault: Bool

    /// The dialects of this build.
    static let all = DialectName.allCases.map { dialect in
        ListenableDialect(
            name: dialect.rawValue, usualPort: dialect.traits.usualPort,
            usualEncryptedPort: dialect.traits.usualEncryptedPort, listensByDefault: dialect.traits.listensByDefault)
    }

    /// The default listener of the dialect: on this machine alone.
    var usualPlace: EndpointURI {
        EndpointURI(dialect: name, place: .tcp(host: "127.0.0.1", port: usualPort))
    }
}
