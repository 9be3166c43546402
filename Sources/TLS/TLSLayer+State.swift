#if TLS
    internal import Glibc
    internal import Sockets

    extension TLSLayer {
        /// The progress of a connection.
        enum Phase: Equatable {
            /// The handshake is under way, or has not begun.
            case opening
            /// Data can be sent and received.
            case open
            /// The peer's first byte began no TLS record, so the server may send an error to the peer in plaintext.
            case plaintext
            /// The connection has failed. An encoded alert for the peer may still wait to be sent.
            case failed
        }

        /// The state of one connection, guarded by the layer's lock.
        struct State {
            private(set) var phase = Phase.opening
            private(set) var engine: TLSEngine?
            private let context: TLSContext
            private let host: String?
            private let isServer: Bool
            private var handshakeBytes = 0

            init(_ context: TLSContext, host: String?, isServer: Bool) {
                self.context = context
                self.host = host
                self.isServer = isServer
            }

            // MARK: Handshake

            mutating func open(over socket: Socket) -> Transport.Opening {
                if phase != .opening { return phase == .open ? .open : .failed("the handshake has failed") }
                if !isServer && engine == nil {
                    if let failure = begin() { return failure }
                    if let opening = go(on: .init(start: nil, count: 0)) { return opening }
                }
                return withUnsafeTemporaryAllocation(byteCount: TLSLayer.pieceBytes, alignment: 16) { piece in
                    for _ in 0..<TLSLayer.mostPieces {
                        switch socket.receive(into: piece) {
                        case .bytes(let count):
                            let bytes = UnsafeRawBufferPointer(rebasing: piece[..<count])
                            if let opening = take(bytes) { return opening }
                        case .nothing: return .waiting(for: .readable)
                        case .end: return .end
                        case .broken(let code): return .broken(code)
                        }
                    }
                    return .waiting(for: .readable)
                }
            }

            /// Continues the handshake with received bytes. Returns nil when more bytes are needed.
            private mutating func take(_ bytes: UnsafeRawBufferPointer) -> Transport.Opening? {
                if handshakeBytes == 0, isServer, State.isPlaintext(bytes[0]) {
                    phase = .plaintext
                    return .wrongProtocol
                }
                handshakeBytes += bytes.count
                if handshakeBytes > TLSLayer.mostHandshakeBytes {
                    return fail("the handshake is longer than \(TLSLayer.mostHandshakeBytes) bytes")
                }
                if engine == nil, let failure = begin() { return failure }
                return go(on: bytes)
            }

            private mutating func begin() -> Transport.Opening? {
                engine = TLSEngine(context, host: host)
                return engine == nil ? fail(TLSError.fromQueue().description) : nil
            }

            private mutating func go(on bytes: UnsafeRawBufferPointer) -> Transport.Opening? {
                switch engine?.handshake(bytes) {
                case .done:
                    phase = .open
                    return .open
                case .starved: return nil
                case .ended: return .end
                case .failed, nil: return fail(TLSError.fromQueue().description)
                }
            }

            private mutating func fail(_ reason: String) -> Transport.Opening {
                phase = .failed
                return .failed(reason)
            }

            /// Returns whether a first byte begins neither a record of TLS (RFC 8446, 5.1) nor a hello in the form of SSL 2.0.
            private static func isPlaintext(_ byte: UInt8) -> Bool {
                !(0x14...0x18).contains(byte) && !(0x80...0xBF).contains(byte)
            }

            // MARK: Data

            /// Decrypts bytes that the layer has buffered. Returns nil when more ciphertext is needed.
            mutating func decryptBuffered(
                into buffer: UnsafeMutableRawBufferPointer, flushingTo socket: Socket
            ) -> Transport.ReceiveResult? {
                guard phase == .open, engine?.mayHaveInput == true else { return nil }
                return decrypt(.init(start: nil, count: 0), into: buffer, flushingTo: socket)
            }

            /// Decrypts ciphertext into the buffer, and sends what OpenSSL answers to it. Returns nil when more is needed.
            mutating func decrypt(
                _ ciphertext: UnsafeRawBufferPointer, into buffer: UnsafeMutableRawBufferPointer,
                flushingTo socket: Socket
            ) -> Transport.ReceiveResult? {
                var done = 0
                let progress = engine?.read(ciphertext, into: buffer, done: &done)
                let fault = flush(to: socket)
                // Bytes decrypted before the end or a failure are returned first; the next call reports the end or failure.
                if done > 0 { return .bytes(done) }
                switch progress {
                case .ended: return .end
                case .failed, nil:
                    _ = TLSError.fromQueue()
                    return .broken(EPROTO)
                case .done, .starved: return fault.map { .broken($0) }
                }
            }

            mutating func send(_ bytes: UnsafeRawBufferPointer, to socket: Socket) -> Transport.SendResult {
                switch phase {
                case .opening, .failed: return .bytes(bytes.count)  // such a peer can receive no data
                case .plaintext: return socket.send(bytes)
                case .open: break
                }
                var taken = 0
                while taken < bytes.count {
                    if let code = flush(to: socket) { return .broken(code) }
                    if engine?.pendingOutput != 0 { break }
                    let count = min(bytes.count - taken, TLSEngine.mostRecordBytes)
                    let record = UnsafeRawBufferPointer(rebasing: bytes[taken..<(taken + count)])
                    if engine?.write(record) != true {
                        _ = TLSError.fromQueue()
                        return .broken(EPROTO)
                    }
                    taken += count
                }
                if let code = flush(to: socket) { return .broken(code) }
                return .bytes(taken)
            }

            mutating func flush(to socket: Socket) -> Int32? {
                var fault: Int32?
                engine?.takeOutput { bytes in
                    switch socket.send(bytes) {
                    case .bytes(let count): return count
                    case .broken(let code):
                        fault = code
                        return bytes.count
                    }
                }
                return fault
            }
        }
    }
#endif
