#if TLS
    internal import COpenSSL

    /// A certificate with its chain, and the private key of the certificate, both in PEM.
    public struct CertificatePair: Sendable {
        /// The certificate, followed by the issuers' certificates that a peer needs to verify it.
        public let chain: [UInt8]
        let key: [UInt8]

        /// Creates a pair from the contents of two files. Nothing is checked yet.
        public init(chain: [UInt8], key: [UInt8]) {
            self.chain = chain
            self.key = key
        }

        /// The content of the key file, for writing it. It is a secret.
        public var secretKey: [UInt8] { key }

        /// Makes a key (ECDSA P-256) and a certificate for it.
        ///
        /// - Parameters:
        ///   - names: host names or IP addresses, at least one; the first becomes the common name.
        ///   - from: the first second since 1970 of its validity.
        ///   - until: the last second since 1970 of its validity.
        ///   - issuer: the pair that signs the certificate; nil for a self-signed certificate.
        ///   - isIssuer: whether the certificate may sign others.
        /// - Throws: `TLSError` when a name is missing or empty, or OpenSSL fails.
        public static func make(
            names: [String], from: Int64, until: Int64, issuer: CertificatePair? = nil, isIssuer: Bool = false
        ) throws(TLSError) -> CertificatePair {
            if names.isEmpty || names.contains(where: { $0.isEmpty || $0.utf8.contains(0) }) {
                throw TLSError("a certificate needs the name of a host")
            }
            var texts: (certificate: UnsafeMutablePointer<CChar>?, key: UnsafeMutablePointer<CChar>?)
            var request = roost_tls_request()
            request.from = from
            request.until = until
            request.is_issuer = isIssuer ? 1 : 0
            let signer = issuer ?? CertificatePair(chain: [], key: [])
            let isMade = withCStrings(names) { pointers in
                signer.chain.withUnsafeBufferPointer { chain in
                    signer.key.withUnsafeBufferPointer { key in
                        request.names = pointers.baseAddress
                        request.name_count = pointers.count
                        if issuer != nil {
                            (request.issuer, request.issuer_count) = (chain.baseAddress, chain.count)
                            (request.issuer_key, request.issuer_key_count) = (key.baseAddress, key.count)
                        }
                        return roost_tls_certificate_make(&request, &texts.certificate, &texts.key) == 1
                    }
                }
            }
            defer {
                roost_tls_text_free(texts.certificate)
                roost_tls_text_free(texts.key)
            }
            guard isMade, let certificate = texts.certificate, let key = texts.key else { throw .fromQueue() }
            return CertificatePair(chain: bytes(certificate), key: bytes(key))
        }

        private static func bytes(_ text: UnsafeMutablePointer<CChar>) -> [UInt8] { Array(String(cString: text).utf8) }

        /// Calls the body with the addresses of the names as C strings.
        private static func withCStrings<Result>(
            _ names: [String], _ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> Result
        ) -> Result {
            let words = names.map { Array($0.utf8).map { CChar(bitPattern: $0) } + [0] }
            var starts: [Int] = []
            var all: [CChar] = []
            for word in words {
                starts.append(all.count)
                all += word
            }
            return all.withUnsafeBufferPointer { all in
                starts.map { start in all.baseAddress.map { $0 + start } }.withUnsafeBufferPointer(body)
            }
        }
    }
#endif
