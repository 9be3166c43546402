#if TLS
    internal import COpenSSL

    /// The versions, ciphers and certificates that all connections of a server or of a client share.
    ///
    /// A context does not change after its creation, apart from OpenSSL's reference counts, so connections of any thread
    /// may share it. A server whose certificates change creates another context; connections keep their own.
    public final class TLSContext: @unchecked Sendable {
        // Unchecked: after `init` the context is only read; OpenSSL guards its own counts by atomics and locks.
        let pointer: OpaquePointer

        private init(_ pointer: OpaquePointer) { self.pointer = pointer }

        deinit { roost_tls_context_free(pointer) }

        /// Creates the context of a server: TLS 1.3, and 1.2 with only ECDHE and AEAD ciphers. A connection uses the
        /// pair with the exact name that the client sends, else a pair with a matching wildcard, else the first.
        ///
        /// - Parameter isLimitedTo1_2: whether TLS 1.3 is off, for tests.
        /// - Throws: `TLSError` for a pair that can't be used.
        public static func server(
            _ pairs: [CertificatePair], isLimitedTo1_2: Bool = false
        ) throws(TLSError) -> TLSContext {
            if pairs.isEmpty { throw TLSError("there is no certificate") }
            guard let pointer = roost_tls_server_create() else { throw .fromQueue() }
            let context = TLSContext(pointer)
            for pair in pairs { try context.add(pair) }
            if isLimitedTo1_2 { roost_tls_context_limit_to_1_2(pointer) }
            return context
        }

        /// Creates the context of a client.
        ///
        /// - Parameters:
        ///   - checksServer: whether the server's certificate must be trusted and be for the name of the server.
        ///   - trusting: certificates in PEM that are trusted besides the system's.
        ///   - pair: the client's own certificate, if it shows one.
        /// - Throws: `TLSError` when a certificate can't be used.
        public static func client(
            checksServer: Bool = true, trusting: [UInt8]? = nil, pair: CertificatePair? = nil,
            isLimitedTo1_2: Bool = false
        ) throws(TLSError) -> TLSContext {
            guard let pointer = roost_tls_client_create(checksServer ? 1 : 0) else { throw .fromQueue() }
            let context = TLSContext(pointer)
            if let trusting, roost_tls_client_trust(pointer, trusting, trusting.count) == 0 {
                throw TLSError("no certificate in PEM stands there")
            }
            if let pair { try context.add(pair) }
            if isLimitedTo1_2 { roost_tls_context_limit_to_1_2(pointer) }
            return context
        }

        private func add(_ pair: CertificatePair) throws(TLSError) {
            switch roost_tls_context_add(pointer, pair.chain, pair.chain.count, pair.key, pair.key.count) {
            case roost_tls_pair_fits: return
            case roost_tls_pair_no_certificate: throw TLSError("no certificate in PEM stands in the certificate file")
            case roost_tls_pair_bad_certificate:
                throw TLSError("the certificate can't be used: \(TLSError.fromQueue())")
            case roost_tls_pair_no_key: throw TLSError("no private key in PEM stands in the key file")
            case roost_tls_pair_encrypted_key:
                throw TLSError("the key needs a passphrase; it must be stored without one")
            case roost_tls_pair_other_key: throw TLSError("the key is not that of the certificate")
            default: throw TLSError.fromQueue()
            }
        }

        /// Returns the index of the pair that a client receives when it sends this name.
        func choice(for name: String) -> Int { Int(roost_tls_server_choose(pointer, name)) }
    }
#endif
