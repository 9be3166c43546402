internal import Glibc
internal import Sockets
internal import Threads

/// Reports the server's state to the supervisor that started it, if the supervisor asks for it: sd_notify(3) by hand.
///
/// No method waits, and without a supervisor the methods do nothing.
struct ServiceManager {
    private let place: String?

    /// Reports to the given address: the path of a datagram socket, or `@` and a name in the abstract namespace.
    init(listeningAt place: String?) { self.place = place }

    /// The supervisor that the environment names.
    static var inEnvironment: ServiceManager {
        ServiceManager(listeningAt: getenv("NOTIFY_SOCKET").map { String(cString: $0) })
    }

    /// Reports that the server is ready; `status` is a text for the operator.
    func ready(status: String) { notify(["READY=1", "STATUS=\(status)"]) }

    /// Reports that the configuration is being read again; `ready` follows at the end.
    func reloading() { notify(["RELOADING=1", "MONOTONIC_USEC=\(Clock.monotonic() / 1000)"]) }

    /// Reports that the server is about to end.
    func stopping() { notify(["STOPPING=1"]) }

    /// Reports that the server works; the server calls it at least as often as the watchdog requires.
    func isAlive() { notify(["WATCHDOG=1"]) }

    /// Reports a status text for the operator, which the supervisor shows.
    func say(status: String) { notify(["STATUS=\(status)"]) }

    private func notify(_ assignments: [String]) {
        guard let place else { return }
        // Each assignment is one line (sd_notify(3)), so line breaks inside are removed.
        let lines = assignments.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
        LocalDatagram.send(Array(lines.joined(separator: "\n").utf8), to: place)
    }
}
