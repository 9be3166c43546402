#if TLS
    internal import COpenSSL

    /// A failure of OpenSSL as one sentence, without bytes of a key or of a message.
    public struct TLSError: Error, Equatable, Sendable, CustomStringConvertible {
        /// The reason, in words that can follow a colon.
        public let description: String

        /// Creates an error with the given sentence.
        public init(_ description: String) { self.description = description }

        /// Takes the reason from the calling thread's queue of errors, and empties the queue.
        static func fromQueue() -> TLSError {
            var text = [CChar](repeating: 0, count: 256)
            var alert: Int32 = 0
            let reason = roost_tls_reason(&text, text.count, &alert)
            let words = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            return TLSError(sentences[reason] ?? (alert > 0 ? "the peer gave up: \(words)" : words))
        }

        /// The reasons that an operator meets, by the SSL library's codes (`openssl/sslerr.h`); those from 1000 on are
        /// alerts of the peer (RFC 8446, 6.2).
        private static let sentences: [Int32: String] = [
            258: "the peer speaks no TLS version that is allowed here (1.2 and 1.3)",
            193: "the peer and this server share no cipher",
            267: "the peer sent something other than TLS",
            156: "the peer sent an HTTP request",
            134: "the certificate can't be trusted",
            1_040: "the peer and this server agree on no version, cipher or curve",
            1_042: "the peer says that the certificate is bad",
            1_045: "the peer says that the certificate has expired",
            1_046: "the peer does not accept the certificate",
            1_048: "the peer does not know who issued the certificate",
            1_070: "the peer does not allow this version of TLS",
        ]
    }
#endif
