import Foundation
import Threads

/// A datagram socket that receives notifications, as a supervisor such as systemd has one.
final class SupervisorInbox {
    let place: String
    private let descriptor: Int32

    struct NotBound: Error {}

    /// Creates a socket at a path, or, for a place that begins with `@`, at a name in the abstract namespace (unix(7)).
    ///
    /// - Throws: `NotBound` when the address can't be bound.
    init(at place: String) throws {
        self.place = place
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let name = place.hasPrefix("@") ? [0] + Array(place.utf8.dropFirst()) : Array(place.utf8)
        withUnsafeMutableBytes(of: &address) { $0[2..<2 + name.count].copyBytes(from: name) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(2 + name.count))
            }
        }
        if bound != 0 { throw NotBound() }
    }

    deinit { close(descriptor) }

    /// Returns the next message, or nil when none has arrived yet.
    func next() -> String? {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    /// Waits at most a minute for the next message; nil when none arrives.
    func wait() -> String? {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let deadline = Deadline.after(seconds: ProgramOutput.patienceSeconds)
        while poll(&entry, 1, deadline.pollTimeout) <= 0 && !deadline.hasPassed {}
        return next()
    }
}
