#if TLS
    internal import COpenSSL

    /// Encrypts and decrypts the bytes of one connection, without a socket. Only one thread at a time may use an engine.
    final class TLSEngine {
        /// The result of a step.
        enum Progress: Equatable {
            /// The step is done.
            case done
            /// More ciphertext from the peer is needed.
            case starved
            /// The peer has sent close_notify.
            case ended
            /// The connection has failed and can't be used any more.
            case failed
        }

        /// The most bytes of one record (RFC 8446, 5.1).
        static let mostRecordBytes = 16_384

        private let pointer: OpaquePointer
        /// Keeps the context alive, which chooses the certificate.
        private let context: TLSContext
        /// Whether a call may return plaintext without more ciphertext.
        private(set) var mayHaveInput = false
        /// The end or the failure of the input, which each later read reports again; nil before.
        private var ending: Progress?

        /// Creates the engine; nil when OpenSSL has no memory.
        ///
        /// - Parameter host: the name of the server that a client asks for and checks.
        init?(_ context: TLSContext, host: String? = nil) {
            guard let pointer = roost_tls_create(context.pointer, host) else { return nil }
            self.pointer = pointer
            self.context = context
        }

        deinit { roost_tls_free(pointer) }

        /// Continues the handshake with received ciphertext.
        func handshake(_ ciphertext: UnsafeRawBufferPointer = .init(start: nil, count: 0)) -> Progress {
            roost_tls_lend(pointer, ciphertext.baseAddress, ciphertext.count)
            let progress = Progress(roost_tls_handshake(pointer))
            if roost_tls_keep(pointer) == 0 { return .failed }
            mayHaveInput = progress == .done && roost_tls_has_input(pointer) == 1
            return progress
        }

        /// Decrypts the ciphertext kept from earlier calls, then the given ciphertext, into the buffer from offset `done`.
        /// `done` grows by the number of decrypted bytes. The result `.done` means that more plaintext may be available.
        func read(
            _ ciphertext: UnsafeRawBufferPointer = .init(start: nil, count: 0),
            into buffer: UnsafeMutableRawBufferPointer, done: inout Int
        ) -> Progress {
            if let ending { return ending }
            roost_tls_lend(pointer, ciphertext.baseAddress, ciphertext.count)
            var progress = Progress.done
            while progress == .done && done < buffer.count {
                var count = 0
                progress = Progress(
                    roost_tls_read(pointer, buffer.baseAddress.map { $0 + done }, buffer.count - done, &count))
                done += count
            }
            if roost_tls_keep(pointer) == 0 { progress = .failed }
            if progress == .ended || progress == .failed { ending = progress }
            // A later call reports the end or the failure again, without a readable socket.
            mayHaveInput = progress == .done ? roost_tls_has_input(pointer) == 1 : progress != .starved
            return progress
        }

        /// Encrypts the bytes, at most `mostRecordBytes`, as one record. Returns false when the connection has failed.
        func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
            roost_tls_write(pointer, bytes.baseAddress, bytes.count) == roost_tls_done
        }

        /// Adds close_notify to the output, if the handshake is done.
        func close() { roost_tls_close(pointer) }

        /// The number of bytes of ciphertext that wait to be sent.
        var pendingOutput: Int {
            var count = 0
            _ = roost_tls_output(pointer, &count)
            return count
        }

        /// Offers the ciphertext for the peer to the body, which returns how many bytes it has taken.
        func takeOutput(_ body: (UnsafeRawBufferPointer) -> Int) {
            var count = 0
            let bytes = roost_tls_output(pointer, &count)
            if count > 0 { roost_tls_sent(pointer, body(UnsafeRawBufferPointer(start: bytes, count: count))) }
        }

        /// The fingerprint of the peer's certificate; nil when it has shown none.
        var peerFingerprint: Fingerprint? {
            var digest = [UInt8](repeating: 0, count: Fingerprint.size)
            return roost_tls_peer_fingerprint(pointer, &digest) == 1 ? Fingerprint(digest) : nil
        }

        /// The version and the cipher, such as `TLSv1.3 TLS_AES_256_GCM_SHA384`.
        var parameters: String {
            "\(String(cString: roost_tls_version(pointer))) \(roost_tls_cipher(pointer).map { String(cString: $0) } ?? "")"
        }

        /// Whether the handshake has resumed an earlier session.
        var wasResumed: Bool { roost_tls_was_resumed(pointer) == 1 }

        /// Makes a client engine resume the session of an earlier engine.
        func resume(_ former: TLSEngine) { roost_tls_resume(pointer, former.pointer) }
    }

    extension TLSEngine.Progress {
        fileprivate init(_ result: roost_tls_result) {
            switch result {
            case roost_tls_done: self = .done
            case roost_tls_starved: self = .starved
            case roost_tls_ended: self = .ended
            default: self = .failed
            }
        }
    }
#endif
