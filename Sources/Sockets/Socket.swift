internal import CSystem
internal import Glibc

/// A connected stream socket (TCP or Unix). The struct has no thread and no lock: the owner of the descriptor decides
/// which thread calls what.
public struct Socket: Sendable, Equatable {
    /// The file descriptor, for epoll and for logs.
    public let descriptor: Int32

    /// Creates a socket from a connected descriptor. The caller closes it with `close`.
    public init(descriptor: Int32) { self.descriptor = descriptor }

    /// Receives the bytes that are available, at most as many as the buffer holds. Never blocks.
    public func receive(into buffer: UnsafeMutableRawBufferPointer) -> Transport.ReceiveResult {
        let count = retrying { recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT)) }
        if count > 0 { return .bytes(count) }
        if count == 0 { return .end }
        return errno == EAGAIN ? .nothing : .broken(errno)
    }

    /// Copies the bytes that are available, and leaves them in the socket. Never blocks.
    func peek(into buffer: UnsafeMutableRawBufferPointer) -> Transport.ReceiveResult {
        let flags = Int32(MSG_DONTWAIT) | Int32(MSG_PEEK)
        let count = retrying { recv(descriptor, buffer.baseAddress, buffer.count, flags) }
        if count > 0 { return .bytes(count) }
        if count == 0 { return .end }
        return errno == EAGAIN ? .nothing : .broken(errno)
    }

    /// Sends as many bytes as the kernel takes. Never blocks, and raises no SIGPIPE.
    public func send(_ bytes: UnsafeRawBufferPointer) -> Transport.SendResult {
        let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
        let count = retrying { Glibc.send(descriptor, bytes.baseAddress, bytes.count, flags) }
        if count >= 0 { return .bytes(count) }
        return errno == EAGAIN ? .bytes(0) : .broken(errno)
    }

    /// Blocks until the socket is in the state, for at most `milliseconds` (-1: without a limit). Returns true when it
    /// is in that state or its connection is closed in both directions, false after the timeout.
    public func wait(for condition: Transport.Condition, milliseconds: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(truncatingIfNeeded: condition.events), revents: 0)
        return retrying { Int(poll(&entry, 1, milliseconds)) } > 0
    }

    /// Does the same as `wait`, but a `ThreadWaker` of the calling thread also ends the wait. Then the result is false.
    public func waitWakeably(for condition: Transport.Condition, milliseconds: Int32) -> Bool {
        roost_poll_wakeable(descriptor, condition.events, milliseconds) != 0
    }

    /// The number of bytes in the send buffer that the peer has not acknowledged; 0 when the system cannot tell.
    public var unacknowledgedBytes: Int { Int(roost_unacknowledged(descriptor)) }

    /// Sets the size of the kernel's send buffer in bytes (SO_SNDBUF). The system limits it to `wmem_max`.
    public func widen(sendBuffer: Int) { set(SOL_SOCKET, SO_SNDBUF, Int32(clamping: sendBuffer)) }

    /// Shuts down reading. A thread that waits to read wakes up and receives the end of the stream.
    public func stopReading() { shutdown(descriptor, Int32(SHUT_RD)) }

    /// Shuts down writing. The peer receives the end of the stream after the bytes already sent.
    public func stopWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Closes the descriptor. Only its owner calls this, and only once.
    public func close() { Glibc.close(descriptor) }

    /// Turns off Nagle's algorithm, turns on keepalive, and bounds how long sent bytes may stay unacknowledged.
    ///
    /// - Parameters:
    ///   - sendBuffer: bytes the kernel may keep for a peer that does not read (SO_SNDBUF), 0 for the kernel's own
    ///     choice.
    ///   - stuckSeconds: TCP_USER_TIMEOUT in seconds, 0 for the kernel's own choice.
    ///   - keepaliveSeconds: idle time before the first of six keepalive probes, 15 s apart.
    public func configure(sendBuffer: Int, stuckSeconds: Int, keepaliveSeconds: Int) {
        if sendBuffer > 0 { set(SOL_SOCKET, SO_SNDBUF, Int32(clamping: sendBuffer)) }
        set(SOL_SOCKET, SO_KEEPALIVE, 1)
        // This option keeps urgent data in its place in the stream. `receive` stops before its last byte (`Arrival`).
        set(SOL_SOCKET, SO_OOBINLINE, 1)
        allow(stuckSeconds: stuckSeconds)
        let tcp = Int32(IPPROTO_TCP)
        set(tcp, TCP_NODELAY, 1)
        set(tcp, TCP_KEEPIDLE, Int32(clamping: keepaliveSeconds))
        set(tcp, TCP_KEEPINTVL, 15)
        set(tcp, TCP_KEEPCNT, 6)
    }

    /// Bounds how long sent bytes may stay unacknowledged (TCP_USER_TIMEOUT). 0 leaves the choice to the kernel. The
    /// bound also ends the connection of a peer that acknowledges but does not read, so that its receive window stays
    /// closed.
    public func allow(stuckSeconds: Int) {
        let milliseconds = Int32(clamping: stuckSeconds).multipliedReportingOverflow(by: 1000)
        set(Int32(IPPROTO_TCP), TCP_USER_TIMEOUT, milliseconds.overflow ? .max : milliseconds.partialValue)
    }

    private func set(_ level: Int32, _ option: Int32, _ value: Int32) {
        var value = value
        setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Whether an errno value only means that the peer has closed the connection.
    public static func isHangUp(_ code: Int32) -> Bool { code == EPIPE }

    /// Whether an errno value means that the peer no longer answers.
    public static func isTimeout(_ code: Int32) -> Bool {
        code == ETIMEDOUT || code == EHOSTUNREACH || code == ENETUNREACH
    }
}

extension Transport.Condition {
    /// The event flags of poll(2) for this state; errors and hang-ups are always reported.
    fileprivate var events: Int32 {
        switch self {
        case .readable: POLLIN
        case .writable: POLLOUT
        case .readableOrWritable: POLLIN | POLLOUT
        case .hangUp: roost_poll_hang_up
        case .death: 0
        }
    }
}
