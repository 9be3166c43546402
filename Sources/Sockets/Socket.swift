internal import CSystem
internal import Glibc

/// A connected stream socket. It does nothing by itself: who may call what, and when, is its owner's rule.
public struct Socket: Sendable, Equatable {
    /// The descriptor, for epoll and for logs.
    public let descriptor: Int32

    /// Takes over a descriptor.
    public init(descriptor: Int32) { self.descriptor = descriptor }

    /// What became of bytes that were to be received.
    public enum Received: Equatable, Sendable {
        /// So many have come.
        case bytes(Int)
        /// None are there now.
        case nothing
        /// The other side has said its last.
        case end
        /// The line broke: the errno value.
        case broken(Int32)
    }

    /// What became of bytes that were to be sent.
    public enum Sent: Equatable, Sendable {
        /// So many were taken, perhaps none: the socket is full then.
        case bytes(Int)
        /// The line broke: the errno value.
        case broken(Int32)
    }

    /// Receives what is there, without waiting.
    public func receive(into buffer: UnsafeMutableRawBufferPointer) -> Received {
        let count = retrying { recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT)) }
        if count > 0 { return .bytes(count) }
        if count == 0 { return .end }
        return errno == EAGAIN ? .nothing : .broken(errno)
    }

    /// Sends what the socket takes, without waiting and without a SIGPIPE.
    public func send(_ bytes: UnsafeRawBufferPointer) -> Sent {
        let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
        let count = retrying { Glibc.send(descriptor, bytes.baseAddress, bytes.count, flags) }
        if count >= 0 { return .bytes(count) }
        return errno == EAGAIN ? .bytes(0) : .broken(errno)
    }

    /// For what one can wait on a socket.
    public enum Wait: Sendable {
        /// Bytes, or the end.
        case readable
        /// Room for bytes.
        case writable
        /// Bytes, the end, or room for bytes.
        case readableOrWritable
        /// That the other side is gone, or that this side was told to stop reading.
        case hangUp
        /// That the line is dead in both directions.
        case death
    }

    /// Waits for the socket, `milliseconds` at most (-1: for ever). True when it is as wished, or dead.
    public func wait(for wish: Wait, milliseconds: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(truncatingIfNeeded: wish.events), revents: 0)
        return retrying { Int(poll(&entry, 1, milliseconds)) } > 0
    }

    /// The same, but a wake-up of the calling thread (`ThreadWaker`) ends the wait, too; then the result is false.
    public func waitWakeably(for wish: Wait, milliseconds: Int32) -> Bool {
        roost_poll_wakeable(descriptor, wish.events, milliseconds) > 0
    }

    /// How many bytes have been sent that the peer has not acknowledged.
    public var unacknowledgedBytes: Int { Int(roost_unacknowledged(descriptor)) }

    /// Has the kernel take up to so many bytes for a peer that does not read, as far as the system allows (wmem_max).
    public func widen(sendBuffer: Int) { set(SOL_SOCKET, SO_SNDBUF, Int32(clamping: sendBuffer)) }

    /// Nothing more will be read: a reader that waits is woken and meets the end.
    public func stopReading() { shutdown(descriptor, Int32(SHUT_RD)) }

    /// Nothing more will be sent: the other side meets the end after what was sent.
    public func stopWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Gives the descriptor back. Once, by the owner.
    public func close() { Glibc.close(descriptor) }

    /// No delay, keepalive, and a bound on how long sent bytes may stay without an acknowledgement.
    ///
    /// - Parameters:
    ///   - sendBuffer: bytes the kernel may keep for a peer that does not read (SO_SNDBUF), 0 for the kernel's own choice.
    ///   - stuckSeconds: TCP_USER_TIMEOUT.
    ///   - keepaliveSeconds: idle time before the first of six keepalive probes, 15 s apart.
    public func configure(sendBuffer: Int, stuckSeconds: Int, keepaliveSeconds: Int) {
        if sendBuffer > 0 { set(SOL_SOCKET, SO_SNDBUF, Int32(clamping: sendBuffer)) }
        set(SOL_SOCKET, SO_KEEPALIVE, 1)
        // Telnet sends the end of IAC DM as urgent (RFC 854, "The Telnet Synch signal"): it stays where it stands.
        set(SOL_SOCKET, SO_OOBINLINE, 1)
        allow(stuckSeconds: stuckSeconds)
        let tcp = Int32(IPPROTO_TCP)
        set(tcp, TCP_NODELAY, 1)
        set(tcp, TCP_KEEPIDLE, Int32(clamping: keepaliveSeconds))
        set(tcp, TCP_KEEPINTVL, 15)
        set(tcp, TCP_KEEPCNT, 6)
    }

    /// How long sent bytes may stay without an acknowledgement (TCP_USER_TIMEOUT), 0 for as long as the kernel likes. A peer
    /// that acknowledges but does not read, so that its window is closed, is cut off by it too.
    public func allow(stuckSeconds: Int) {
        let milliseconds = Int32(clamping: stuckSeconds).multipliedReportingOverflow(by: 1000)
        set(Int32(IPPROTO_TCP), TCP_USER_TIMEOUT, milliseconds.overflow ? .max : milliseconds.partialValue)
    }

    private func set(_ level: Int32, _ option: Int32, _ value: Int32) {
        var value = value
        setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Whether an errno value says no more than that the other side has hung up.
    public static func isHangUp(_ code: Int32) -> Bool { code == EPIPE }

    /// Whether an errno value says that the peer did not answer any more.
    public static func isTimeout(_ code: Int32) -> Bool {
        code == ETIMEDOUT || code == EHOSTUNREACH || code == ENETUNREACH
    }
}

extension Socket.Wait {
    /// Flags of poll(2).
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
