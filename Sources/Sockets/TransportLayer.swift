/// Transforms the bytes of one connection on their way to and from its socket, such as TLS.
///
/// Several threads may call it at the same time, so it has one lock of its own. It takes no other lock while it holds
/// that one: a caller may hold the lock of an outbox. Its buffers are bounded, and no call waits.
public protocol TransportLayer: AnyObject, Sendable {
    /// Whether received bytes wait in the layer's own buffer.
    var hasBufferedInput: Bool { get }

    /// The number of bytes that the layer has yet to give to the socket. Bounded: with as many as fit, `send` takes none.
    var pendingOutput: Int { get }

    /// Receives bytes: those that the layer holds, or else those that the socket has.
    func receive(into buffer: UnsafeMutableRawBufferPointer, from socket: Socket) -> Transport.ReceiveResult

    /// Accepts as many bytes as the layer has space for, and sends what the socket accepts now. The layer keeps the rest
    /// as pending output, in order. Returns the number of bytes that the layer has accepted.
    func send(_ bytes: UnsafeRawBufferPointer, to socket: Socket) -> Transport.SendResult

    /// Sends as much of the pending output as the socket accepts. Returns the errno value of a broken connection.
    func flush(to socket: Socket) -> Int32?

    /// Adds the layer's own end to the stream, if it has one, and flushes.
    func finish(to socket: Socket)

    /// Continues the handshake that precedes all data, if the layer has one, and flushes.
    func open(over socket: Socket) -> Transport.Opening

}

extension TransportLayer {
    /// Open from the start: without a handshake.
    public func open(over socket: Socket) -> Transport.Opening { .open }

}
