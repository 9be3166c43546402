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
    static let all = [
        ListenableDialect(name: "plain", usualPort: 4000, listensByDefault: true),
        ListenableDialect(name: "echo", usualPort: 4007, listensByDefault: false),
    ]

    /// Where it is spoken where nobody says anything: on this machine alone.
    var usualPlace: ServiceURI {
        ServiceURI(dialect: name, place: .tcp(host: "127.0.0.1", port: usualPort))
    }
}
