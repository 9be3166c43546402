public import Sockets
public import Threads

/// A client's end of a connection: whole buffers go out, whatever has come comes in, and each wait has its bound.
///
/// 1. One thread may send and one may receive, at the same time. Any thread may call `stopWriting` and `hangUp`.
/// 2. `send` gives up when the server takes nothing for as long as the patience lasts; `receive` gives up at its deadline.
/// 3. After `hangUp` a waiting sender or receiver is woken: the one meets an error, the other the end.
/// 4. The descriptor is given back when the last one lets go of the connection, so never under somebody's hands.
public final class ClientConnection: Sendable {
    private let socket: Socket
    private let patienceSeconds: Int

    /// The patience of somebody who looks on: 30 seconds.
    public static let usualPatienceSeconds = 30

    /// What became of bytes that were waited for.
    public enum Received: Equatable, Sendable {
        /// These have come, one at least.
        case bytes([UInt8])
        /// The server has said its last.
        case end
        /// The deadline came first.
        case timedOut
    }

    /// Connects to the place, which must name its port. The dialect is the caller's business.
    ///
    /// - Parameter patienceSeconds: how long the server may take no bytes though some are waiting for it.
    public init(
        to uri: EndpointURI, patienceSeconds: Int = ClientConnection.usualPatienceSeconds
    ) throws(ConnectionError) {
        if uri.isEncrypted { throw .needsEncryption }
        do throws(SystemError) {
            socket = try Socket.connect(to: uri)
        } catch {
            throw .broken(error)
        }
        self.patienceSeconds = patienceSeconds
        // The kernel is to lose patience later: to TCP_USER_TIMEOUT a window that stays closed is no answer (tcp(7)).
        socket.configure(sendBuffer: 0, stuckSeconds: patienceSeconds + 10, keepaliveSeconds: 60)
    }

    /// Takes over a socket that is connected already, such as an accepted one.
    public init(_ socket: Socket, patienceSeconds: Int = ClientConnection.usualPatienceSeconds) {
        self.socket = socket
        self.patienceSeconds = patienceSeconds
    }

    deinit { socket.close() }

    /// Sends all of the bytes, waiting where the socket is full. After an error some of them may have gone.
    public func send(_ bytes: [UInt8]) throws(ConnectionError) {
        var sent = 0
        while sent < bytes.count {
            switch bytes.withUnsafeBytes({ socket.send(UnsafeRawBufferPointer(rebasing: $0[sent...])) }) {
            case .bytes(let count) where count > 0: sent += count
            case .bytes:
                let patience = Deadline.after(seconds: patienceSeconds)
                guard socket.wait(for: .writable, milliseconds: patience.pollTimeout) else {
                    throw .stuck(seconds: patienceSeconds)
                }
            case .broken(let code): throw .broken(SystemError("send", code: code))
            }
        }
    }

    /// Waits for bytes, and gives those that have come, up to `most` of them.
    public func receive(atMost most: Int = 4096, until deadline: Deadline = .never) throws(ConnectionError) -> Received
    {
        while true {
            var outcome = Socket.Received.nothing
            let bytes = [UInt8](unsafeUninitializedCapacity: max(1, most)) { buffer, count in
                outcome = socket.receive(into: UnsafeMutableRawBufferPointer(buffer))
                if case .bytes(let received) = outcome { count = received }
            }
            switch outcome {
            case .bytes: return .bytes(bytes)
            case .end: return .end
            case .broken(let code): throw .broken(SystemError("recv", code: code))
            case .nothing:
                // A wait longer than poll(2) can express ends early: only the deadline itself says that it has come.
                let milliseconds = deadline.pollTimeout
                if !socket.wait(for: .readable, milliseconds: milliseconds) && deadline.hasPassed { return .timedOut }
            }
        }
    }

    /// Has said its last: the server meets the end after what was sent, and can still answer.
    public func stopWriting() { socket.stopWriting() }

    /// Ends it in both directions. What has come already can still be received.
    public func hangUp() {
        socket.stopReading()
        socket.stopWriting()
    }
}
