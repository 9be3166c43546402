/// A connection's two streams of bytes: a socket, and the layer on it that transforms the bytes, if any (such as TLS).
///
/// Without a layer, each call is the socket's own. Nothing outside this module touches a descriptor. A transport does
/// nothing by itself: its owner decides which thread calls what.
public struct Transport: Sendable {
    /// The result of receiving.
    public enum ReceiveResult: Equatable, Sendable {
        /// The number of bytes that were received, at least one.
        case bytes(Int)
        /// No bytes have arrived.
        case nothing
        /// The peer has ended its stream.
        case end
        /// The connection is broken: the errno value.
        case broken(Int32)
    }

    /// The result of sending.
    public enum SendResult: Equatable, Sendable {
        /// The number of bytes that were taken; 0 when there is no space now.
        case bytes(Int)
        /// The connection is broken: the errno value.
        case broken(Int32)
    }

    /// The progress of the handshake that precedes all data.
    public enum Opening: Equatable, Sendable {
        /// Data can be sent and received.
        case open
        /// The next call comes once the condition holds.
        case waiting(for: Condition)
        /// The peer does not speak the layer's protocol. What is sent now reaches it without the layer.
        case wrongProtocol
        /// The handshake has failed, for a reason that can follow a colon. Nothing can be sent.
        case failed(String)
        /// The peer has ended its stream.
        case end
        /// The connection is broken: the errno value.
        case broken(Int32)
    }

    /// The condition that a wait is for.
    public enum Condition: Sendable {
        /// Bytes or the end can be received.
        case readable
        /// There is space for bytes.
        case writable
        /// Bytes or the end can be received, or there is space for bytes.
        case readableOrWritable
        /// The peer has closed its sending direction, or `stopReading` was called.
        case hangUp
        /// The connection is dead in both directions.
        case death
    }

    let socket: Socket
    private let layer: (any TransportLayer)?

    /// Takes over a connected socket.
    ///
    /// - Parameter layer: the layer on the socket; nil for the socket's own bytes.
    public init(_ socket: Socket, layer: (any TransportLayer)? = nil) {
        self.socket = socket
        self.layer = layer
    }

    /// A transport that is closed: each call fails with EBADF.
    public static let closed = Transport(Socket(descriptor: -1))

    /// Returns the same connection with a layer on it.
    public func carrying(_ layer: any TransportLayer) -> Transport { Transport(socket, layer: layer) }

    /// Continues the handshake of the layer, without waiting; `.open` where there is none. Called until it is open, and
    /// before data is received or sent.
    public func open() -> Opening { layer?.open(over: socket) ?? .open }

    /// Receives the bytes that have arrived, without waiting.
    public func receive(into buffer: UnsafeMutableRawBufferPointer) -> ReceiveResult {
        guard let layer else { return socket.receive(into: buffer) }
        return layer.receive(into: buffer, from: socket)
    }

    /// Receives bytes that precede those of the layer, without waiting. `body` gets the bytes that have arrived, and returns
    /// how many of them it takes; the others are received next, by the layer if there is one.
    public func receiveBeneathLayer(
        into buffer: UnsafeMutableRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Int
    ) -> ReceiveResult {
        let received = socket.peek(into: buffer)
        guard case .bytes(let count) = received else { return received }
        let taken = min(count, body(UnsafeRawBufferPointer(rebasing: buffer[..<count])))
        if taken == 0 { return received }
        return socket.receive(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<taken]))
    }

    /// Sends as many bytes as there is space for, without waiting and without a SIGPIPE.
    public func send(_ bytes: UnsafeRawBufferPointer) -> SendResult {
        guard let layer else { return socket.send(bytes) }
        return layer.send(bytes, to: socket)
    }

    /// Whether a layer transforms the bytes.
    public var isLayered: Bool { layer != nil }

    /// Whether bytes that the socket has already delivered wait in the layer, so that the socket need not become
    /// readable for them.
    public var hasBufferedInput: Bool { layer?.hasBufferedInput ?? false }

    /// The number of bytes in the layer that the socket has not accepted yet: data, and the layer's own messages. While
    /// there are any, the owner calls `flush` as soon as the socket has space.
    public var pendingOutput: Int { layer?.pendingOutput ?? 0 }

    /// Sends as much of the pending output as the socket accepts. Returns the errno value of a broken connection.
    public func flush() -> Int32? { layer?.flush(to: socket) }

    /// Ends the sending direction properly: the layer's own end if it has one, then the socket's (shutdown(2),
    /// `SHUT_WR`). The peer reads the end after all that was sent before.
    public func finish() {
        layer?.finish(to: socket)
        socket.stopWriting()
    }

    /// Ends the receiving direction: a waiting reader is woken and receives the end.
    public func stopReading() { socket.stopReading() }

    /// Closes the socket. Called once, by the owner.
    public func close() { socket.close() }

    /// Waits until the condition holds or the connection is dead. Returns false when the time is over.
    ///
    /// - Parameter milliseconds: the longest wait; -1 for no bound.
    public func wait(for condition: Condition, milliseconds: Int32) -> Bool {
        holdsAlready(condition) || socket.wait(for: condition, milliseconds: milliseconds)
    }

    /// Waits in the same way. A wake-up of the calling thread (`ThreadWaker`) also ends the wait; the result is then
    /// false.
    public func waitWakeably(for condition: Condition, milliseconds: Int32) -> Bool {
        holdsAlready(condition) || socket.waitWakeably(for: condition, milliseconds: milliseconds)
    }

    private func holdsAlready(_ condition: Condition) -> Bool {
        guard let layer, layer.hasBufferedInput else { return false }
        return switch condition {
        case .readable, .readableOrWritable: true
        case .writable, .hangUp, .death: false
        }
    }

    /// The number of sent bytes that the peer has not acknowledged, with those that the socket has not yet taken.
    public var unacknowledgedBytes: Int { socket.unacknowledgedBytes + pendingOutput }
}

extension Transport {
    /// Connects to the first address of the URI that answers. Waits for the connection.
    ///
    /// - Throws: the error of the last address tried, or of the look-up of the host.
    public static func connect(to uri: EndpointURI) throws(SystemError) -> Transport {
        Transport(try Socket.connect(to: uri))
    }

    /// Sets the options of the socket (`Socket.configure`).
    ///
    /// - Parameters:
    ///   - sendBuffer: the bytes that the kernel may keep for a peer that does not read (SO_SNDBUF); 0 for the kernel's
    ///     own choice.
    ///   - stuckSeconds: the bound on waiting for an acknowledgement (TCP_USER_TIMEOUT).
    ///   - keepaliveSeconds: the idle time before the first keepalive probe.
    public func configure(sendBuffer: Int, stuckSeconds: Int, keepaliveSeconds: Int) {
        socket.configure(sendBuffer: sendBuffer, stuckSeconds: stuckSeconds, keepaliveSeconds: keepaliveSeconds)
    }

    /// Makes the kernel keep up to that many bytes for a peer that does not read, within `wmem_max`.
    public func widen(sendBuffer: Int) { socket.widen(sendBuffer: sendBuffer) }

    /// Sets the bound on waiting for an acknowledgement, in seconds (TCP_USER_TIMEOUT); 0 for the kernel's own choice.
    public func allow(stuckSeconds: Int) { socket.allow(stuckSeconds: stuckSeconds) }

    /// Whether an errno value only says that the peer has hung up.
    public static func isHangUp(_ code: Int32) -> Bool { Socket.isHangUp(code) }

    /// Whether an errno value says that the peer no longer answered.
    public static func isTimeout(_ code: Int32) -> Bool { Socket.isTimeout(code) }
}
