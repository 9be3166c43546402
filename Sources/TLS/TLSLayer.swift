#if TLS
    internal import COpenSSL
    public import Sockets
    internal import Threads

    /// TLS on one connection (RFC 8446, RFC 5246).
    ///
    /// 1. One lock guards the connection, since OpenSSL allows one call at a time. Nothing else is locked under it, and no
    ///    call waits.
    /// 2. A batch of up to 16 KiB is one record. A further one is made only when the socket has taken all ciphertext
    ///    before, so the ciphertext that waits is at most a record and a few messages of the protocol.
    /// 3. A server creates OpenSSL's state at the peer's first bytes. Until then, a connection costs only this object.
    /// 4. A peer that ends without close_notify has closed the connection, as without TLS.
    /// 5. Plaintext goes only to a peer whose first byte began no TLS record, and nothing received from it is passed on.
    public final class TLSLayer: TransportLayer {
        /// The most bytes that a peer may send for a handshake.
        static let mostHandshakeBytes = 65_536
        /// The size of the pieces that are received from the socket: a small record.
        static let pieceBytes = 4_096
        /// The most pieces that one call receives, where a peer sends records without content.
        static let mostPieces = 8

        private let state: Locked<State>

        /// Creates the layer of a connection that a server has accepted.
        public init(server context: TLSContext) { state = Locked(State(context, host: nil, isServer: true)) }

        /// Creates the layer of a connection that a client has made.
        ///
        /// - Parameter host: the name of the server, which the client asks for and checks.
        public init(client context: TLSContext, host: String?) {
            state = Locked(State(context, host: host, isServer: false))
        }

        /// Whether decrypted bytes, or ciphertext that may hold some, wait in the layer.
        public var hasBufferedInput: Bool {
            state.withLock { $0.phase == .open && $0.engine?.mayHaveInput == true }
        }

        /// The number of bytes of ciphertext that the socket has not taken yet.
        public var pendingOutput: Int { state.withLock { $0.engine?.pendingOutput ?? 0 } }

        /// Continues the handshake, and sends its ciphertext.
        public func open(over socket: Socket) -> Transport.Opening {
            state.withLock { state in
                let opening = state.open(over: socket)
                if let code = state.flush(to: socket) { return .broken(code) }
                // The peer may wait for the rest of the output, such as a long chain of certificates.
                if opening == .waiting(for: .readable), state.engine?.pendingOutput ?? 0 > 0 {
                    return .waiting(for: .readableOrWritable)
                }
                return opening
            }
        }

        /// Receives and decrypts bytes. Before the end of the handshake and after a failure, it discards received bytes.
        public func receive(into buffer: UnsafeMutableRawBufferPointer, from socket: Socket) -> Transport.ReceiveResult
        {
            let (isOpen, buffered) = state.withLock {
                ($0.phase == .open, $0.decryptBuffered(into: buffer, flushingTo: socket))
            }
            if let buffered { return buffered }
            // Without the lock: only the connection's owner receives, and a thread that sends must not wait for recv(2).
            if !isOpen { return discard(into: buffer, from: socket) }
            return withUnsafeTemporaryAllocation(byteCount: TLSLayer.pieceBytes, alignment: 16) { piece in
                for _ in 0..<TLSLayer.mostPieces {
                    let received = socket.receive(into: piece)
                    guard case .bytes(let count) = received else { return received }
                    let ciphertext = UnsafeRawBufferPointer(rebasing: piece[..<count])
                    let result = state.withLock { $0.decrypt(ciphertext, into: buffer, flushingTo: socket) }
                    if let result { return result }
                }
                return .nothing
            }
        }

        /// Receives and discards the bytes of a peer without an open TLS connection.
        private func discard(
            into buffer: UnsafeMutableRawBufferPointer, from socket: Socket
        ) -> Transport.ReceiveResult {
            for _ in 0..<TLSLayer.mostPieces {
                let received = socket.receive(into: buffer)
                guard case .bytes = received else { return received }
            }
            return .nothing
        }

        /// Encrypts as many bytes as the socket takes, and at most a record more.
        public func send(_ bytes: UnsafeRawBufferPointer, to socket: Socket) -> Transport.SendResult {
            state.withLock { $0.send(bytes, to: socket) }
        }

        /// Sends as much of the waiting ciphertext as the socket accepts.
        public func flush(to socket: Socket) -> Int32? { state.withLock { $0.flush(to: socket) } }

        /// Sends close_notify, if the handshake is done.
        public func finish(to socket: Socket) {
            state.withLock { state in
                if state.phase == .open { state.engine?.close() }
                _ = state.flush(to: socket)
            }
        }
    }
#endif
