#if TLS
    internal import COpenSSL

    /// The fields of a certificate that the server and its tools use.
    public struct Certificate: Equatable, Sendable {
        /// The host names and IP addresses for which the certificate is valid.
        public let names: [String]
        /// The issuer's name, in the form of RFC 2253.
        public let issuer: String
        /// The first second since 1970 of its validity.
        public let from: Int64
        /// The last second since 1970 of its validity.
        public let until: Int64
        /// The SHA-256 of the certificate, which identifies it.
        public let fingerprint: Fingerprint

        /// Parses the first certificate of a text in PEM. Returns nil when the text contains none.
        public init?(_ pem: [UInt8]) {
            guard let certificate = roost_tls_certificate_read(pem, pem.count) else { return nil }
            defer { roost_tls_certificate_free(certificate) }
            var text = [CChar](repeating: 0, count: 1_024)
            var names: [String] = []
            while roost_tls_certificate_name(certificate, Int32(names.count), &text, text.count) == 1 {
                names.append(String(text))
            }
            self.names = names
            roost_tls_certificate_issuer(certificate, &text, text.count)
            issuer = String(text)
            var validity: (from: Int64, until: Int64) = (0, 0)
            roost_tls_certificate_validity(certificate, &validity.from, &validity.until)
            (from, until) = validity
            var digest = [UInt8](repeating: 0, count: Fingerprint.size)
            guard roost_tls_certificate_fingerprint(certificate, &digest) == 1 else { return nil }
            fingerprint = Fingerprint(digest)
        }
    }

    /// The SHA-256 of a certificate.
    public struct Fingerprint: Equatable, Sendable, CustomStringConvertible {
        /// The number of bytes of a fingerprint.
        static let size = 32
        /// The bytes.
        public let bytes: [UInt8]

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        /// Reads 64 hexadecimal digits, with colons between pairs or without; returns nil for any other text.
        public init?(_ text: String) {
            let digits = text.utf8.filter { $0 != UInt8(ascii: ":") }
            guard digits.count == 2 * Fingerprint.size else { return nil }
            var bytes: [UInt8] = []
            for index in stride(from: 0, to: digits.count, by: 2) {
                let pair = String(decoding: digits[index..<(index + 2)], as: UTF8.self)
                guard pair.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
                    let byte = UInt8(pair, radix: 16)
                else { return nil }
                bytes.append(byte)
            }
            self.bytes = bytes
        }

        /// The bytes as 64 hexadecimal digits in lower case.
        public var description: String {
            bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }

    extension String {
        /// Creates a string from a C string in a buffer.
        fileprivate init(_ buffer: [CChar]) {
            self.init(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
#endif
