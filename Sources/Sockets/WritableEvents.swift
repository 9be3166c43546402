internal import CSystem
internal import Glibc

/// Waits for many full sockets to become writable again (epoll, one-shot). It carries numbers, never descriptors.
///
/// `watch` and `forget` may be called by any thread; `wait` by one.
public final class WritableEvents: Sendable {
    private let epoll: Int32
    private let wakeUp: Int32

    /// Sets up an empty set.
    public init() throws(SystemError) {
        epoll = try checked("epoll_create1") { roost_epoll_create() }
        wakeUp = try checked("eventfd") { roost_eventfd_create() }
        try checked("epoll_ctl") { roost_epoll_watch_readable(epoll, wakeUp, .max) }
    }

    deinit {
        close(epoll)
        close(wakeUp)
    }

    /// Asks to be told once, by this number, when the socket takes bytes again; `again` if it has been watched before.
    /// False where the system can't.
    public func watch(_ socket: Socket, number: UInt64, again: Bool) -> Bool {
        roost_epoll_watch_writable(epoll, socket.descriptor, number, again ? 1 : 0) == 0
    }

    /// The socket is about to be closed.
    public func forget(_ socket: Socket) { _ = roost_epoll_forget(epoll, socket.descriptor) }

    /// Waits, and gives the numbers of those that are writable; false once `stop` has been called.
    public func wait(into numbers: inout [UInt64]) -> Bool {
        numbers = [UInt64](repeating: 0, count: 256)
        let count = retrying { Int(roost_epoll_wait(epoll, &numbers, 256)) }
        numbers.removeSubrange(max(0, count)...)
        return count >= 0 && !numbers.contains(.max)
    }

    /// Ends the waiting.
    public func stop() { roost_eventfd_add(wakeUp) }
}
