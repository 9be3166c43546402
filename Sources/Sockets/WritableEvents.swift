internal import CSystem
internal import Glibc

/// An epoll set that reports when sockets with a full send buffer become writable again. Each report ends the watch
/// (one-shot). It identifies sockets by numbers that the caller chooses.
///
/// Any thread may call `watch`, `forget` and `stop`; only one thread calls `wait`.
public final class WritableEvents: Sendable {
    private let epoll: Int32
    private let wakeUp: Int32

    /// Creates an empty epoll set.
    ///
    /// - Throws: the error of epoll_create1(2), eventfd(2) or epoll_ctl(2).
    public init() throws(SystemError) {
        epoll = try checked("epoll_create1") { roost_epoll_create() }
        wakeUp = try checked("eventfd") { roost_eventfd_create() }
        try checked("epoll_ctl") { roost_epoll_watch_readable(epoll, wakeUp, .max) }
    }

    deinit {
        close(epoll)
        close(wakeUp)
    }

    /// Requests one report with this number when the socket is writable. Returns false when epoll_ctl(2) fails.
    ///
    /// - Parameter again: whether the socket is already in the set because of an earlier call.
    public func watch(_ transport: Transport, number: UInt64, again: Bool) -> Bool {
        roost_epoll_watch_writable(epoll, transport.socket.descriptor, number, again ? 1 : 0) == 0
    }

    /// Removes a socket from the set. The owner calls this before it closes the socket.
    public func forget(_ transport: Transport) { _ = roost_epoll_forget(epoll, transport.socket.descriptor) }

    /// Blocks until sockets are writable, and stores their numbers, at most 256. Returns false once `stop` has been
    /// called, or when epoll_wait(2) fails.
    public func wait(into numbers: inout [UInt64]) -> Bool {
        numbers = [UInt64](repeating: 0, count: 256)
        let count = retrying { Int(roost_epoll_wait(epoll, &numbers, 256)) }
        numbers.removeSubrange(max(0, count)...)
        return count >= 0 && !numbers.contains(.max)
    }

    /// Ends the current and all later calls of `wait` with false.
    public func stop() { roost_eventfd_add(wakeUp) }
}
