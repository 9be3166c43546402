public import Sockets
public import Threads

/// A client's side of a connection: `send` sends whole buffers, `receive` returns the bytes that have arrived, and
/// every wait is bounded.
///
/// 1. One thread may send and one may receive, at the same time. Any thread may call `stopWriting` and `hangUp`.
/// 2. `send` fails when the server takes no bytes for `patienceSeconds`; `receive` returns at its deadline.
/// 3. `hangUp` wakes a waiting sender, which throws an error, and a waiting receiver, which returns the end.
/// 4. The descriptor is closed when the last reference is released, so never while a thread uses it.
public final class ClientConnection: Sendable {
    private let transport: Transport
    private let patienceSeconds: Int

    /// The patience of an interactive client: 30 seconds.
    public static let usualPatienceSeconds = 30

    /// The result of a wait for bytes.
    public enum Received: Equatable, Sendable {
        /// The bytes that have arrived, at least one.
        case bytes([UInt8])
        /// The server has closed its direction of the connection.
        case end
        /// The deadline came before any byte.
        case timedOut
    }

    /// Connects to the address, which must name its port. The caller chooses the dialect.
    ///
    /// - Parameter patienceSeconds: how long the server may take no bytes while some wait to be sent.
    /// - Throws: `ConnectionError` when the address asks for TLS or the connection fails.
    public init(
        to uri: EndpointURI, patienceSeconds: Int = ClientConnection.usualPatienceSeconds
    ) throws(ConnectionError) {
        if uri.isEncrypted { throw .needsEncryption }
        do throws(SystemError) {
            transport = try Transport.connect(to: uri)
        } catch {
            throw .broken(error)
        }
        self.patienceSeconds = patienceSeconds
        // The kernel must time out later: TCP_USER_TIMEOUT counts a closed window as no answer (tcp(7)).
        transport.configure(sendBuffer: 0, stuckSeconds: patienceSeconds + 10, keepaliveSeconds: 60)
    }

    /// Takes over a connected transport, such as an accepted one.
    public init(_ transport: Transport, patienceSeconds: Int = ClientConnection.usualPatienceSeconds) {
        self.transport = transport
        self.patienceSeconds = patienceSeconds
    }

    deinit { transport.close() }

    /// Sends all bytes and waits while the socket is full. After an error, some bytes may have been sent.
    ///
    /// - Throws: `ConnectionError` when the connection breaks or the server takes no bytes for too long.
    public func send(_ bytes: [UInt8]) throws(ConnectionError) {
        var sent = 0
        while sent < bytes.count {
            switch bytes.withUnsafeBytes({ transport.send(UnsafeRawBufferPointer(rebasing: $0[sent...])) }) {
            case .bytes(let count) where count > 0: sent += count
            case .bytes: try waitForSpace()
            case .broken(let code): throw .broken(SystemError("send", code: code))
            }
        }
        while transport.pendingOutput > 0 {
            if let code = transport.flush() { throw .broken(SystemError("send", code: code)) }
            if transport.pendingOutput > 0 { try waitForSpace() }
        }
    }

    private func waitForSpace() throws(ConnectionError) {
        let patience = Deadline.after(seconds: patienceSeconds)
        guard transport.wait(for: .writable, milliseconds: patience.pollTimeout) else {
            throw .stuck(seconds: patienceSeconds)
        }
    }

    /// Waits for bytes and returns those that have arrived, at most `most`.
    ///
    /// - Throws: `ConnectionError` when the connection breaks.
    public func receive(atMost most: Int = 4096, until deadline: Deadline = .never) throws(ConnectionError) -> Received
    {
        while true {
            var outcome = Transport.ReceiveResult.nothing
            let bytes = [UInt8](unsafeUninitializedCapacity: max(1, most)) { buffer, count in
                outcome = transport.receive(into: UnsafeMutableRawBufferPointer(buffer))
                if case .bytes(let received) = outcome { count = received }
            }
            switch outcome {
            case .bytes: return .bytes(bytes)
            case .end: return .end
            case .broken(let code): throw .broken(SystemError("recv", code: code))
            case .nothing:
                // A wait longer than poll(2) can express ends early: only the deadline itself decides whether it has
                // passed.
                let milliseconds = deadline.pollTimeout
                if !transport.wait(for: .readable, milliseconds: milliseconds) && deadline.hasPassed {
                    return .timedOut
                }
            }
        }
    }

    /// Closes the sending direction: the server reads the end after all sent bytes, and can still answer.
    public func stopWriting() { transport.finish() }

    /// Closes both directions. Bytes that have already arrived can still be received.
    public func hangUp() {
        transport.stopReading()
        transport.finish()
    }
}
