internal import Glibc
internal import Sockets
internal import Threads

/// The supervisor that started the server, where it asks to be told how things stand: sd_notify(3) by hand.
///
/// Nothing here waits, and where nobody asks nothing happens.
struct ServiceManager {
    private let place: String?

    /// Tells whoever listens at that place: the path of a datagram socket, or `@` and a name of the abstract kind.
    init(listeningAt place: String?) { self.place = place }

    /// The one that the environment names.
    static var inEnvironment: ServiceManager {
        ServiceManager(listeningAt: getenv("NOTIFY_SOCKET").map { String(cString: $0) })
    }

    /// The server can be used; the status is for people who look.
    func ready(status: String) { tell(["READY=1", "STATUS=\(status)"]) }

    /// The configuration is being read again; `ready` follows when that is done.
    func reloading() { tell(["RELOADING=1", "MONOTONIC_USEC=\(Clock.monotonic() / 1000)"]) }

    /// The server is about to end.
    func stopping() { tell(["STOPPING=1"]) }

    /// The server still does its work; said at least as often as the watchdog wants it.
    func isAlive() { tell(["WATCHDOG=1"]) }

    /// Something that people who look should know.
    func say(status: String) { tell(["STATUS=\(status)"]) }

    private func tell(_ assignments: [String]) {
        guard let place else { return }
        // One assignment a line (sd_notify(3)), so that none of them may hold another.
        let lines = assignments.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
        LocalDatagram.send(Array(lines.joined(separator: "\n").utf8), to: place)
    }
}
