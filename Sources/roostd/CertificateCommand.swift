internal import Chat
internal import Glibc
internal import Options

#if TLS
    internal import TLS
#endif

/// `roostd cert`: creates self-signed certificates for trials, and shows the fields of certificates.
enum CertificateCommand {
    /// Why the command could not be carried out.
    struct Failure: Error {
        let sentence: String
        var exitCode: Int32 = 1
    }

    private static let usage = "cert takes self-signed NAME…, or show FILE…"

    #if TLS
        /// The days for which a certificate for trying out is valid.
        private static let days: Int64 = 365

        /// Carries out the command, and returns what it prints.
        static func run(_ words: [String]) throws(Failure) -> String {
            let values = Array(words.dropFirst())
            if values.isEmpty { throw Failure(sentence: usage, exitCode: 2) }
            switch words.first {
            case "self-signed": return try make(for: values)
            case "show":
                var text = ""
                for path in values { text += try show(path) }
                return text
            default: throw Failure(sentence: usage, exitCode: 2)
            }
        }

        private static func make(for names: [String]) throws(Failure) -> String {
            if let name = names.first(where: { !isName($0) }) {
                throw Failure(sentence: "\"\(name)\" is no name of a host and no address", exitCode: 2)
            }
            let now = CertificateWarnings.now
            let pair: CertificatePair
            do throws(TLSError) {
                pair = try CertificatePair.make(names: names, from: now - 3_600, until: now + days * 86_400)
            } catch {
                throw Failure(sentence: "\(error)")
            }
            let stem = String(names[0].map { $0 == "*" || $0 == ":" ? "_" : $0 })
            let (certificate, key) = (stem + ".crt", stem + ".key")
            try write(pair.secretKey, to: key, mode: 0o600)
            do throws(Failure) {
                try write(pair.chain, to: certificate, mode: 0o644)
            } catch {
                unlink(key)
                throw error
            }
            return try show(certificate) + "to use it: --certificate \(certificate) --key \(key)\n"
        }

        /// Whether a text is a name or address that can be in a certificate and in a file's name.
        private static func isName(_ text: String) -> Bool {
            let isWild = text.hasPrefix("*.")
            let letters = isWild ? text.dropFirst(2) : text[...]
            return (1...253).contains(letters.utf8.count) && letters.first != "." && letters.first != "-"
                && letters.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "-.:".utf8.contains($0) }
        }

        private static func show(_ path: String) throws(Failure) -> String {
            let file: TextFile
            do throws(OptionFault) {
                file = try TextFile(reading: path, atMost: Configuration.mostCertificateBytes)
            } catch {
                throw Failure(sentence: "\(error)")
            }
            let text = Array(file.lines.map(\.bytes).joined(separator: "\n".utf8)) + [UInt8(ascii: "\n")]
            guard let certificate = Certificate(text) else {
                throw Failure(sentence: "\(path): no certificate in PEM stands there")
            }
            return """
                \(path)
                  names        \(certificate.names.isEmpty ? "-" : certificate.names.joined(separator: ", "))
                  issuer       \(certificate.issuer)
                  until        \(CertificateWarnings.day(certificate.until))
                  fingerprint  \(certificate.fingerprint)

                """
        }

        /// Writes a new file; a file that is there already is never touched.
        private static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(Failure) {
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
            if descriptor < 0 { throw Failure(sentence: "\(path): \(String(cString: strerror(errno)))") }
            defer { close(descriptor) }
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if errno != EINTR {
                    let reason = String(cString: strerror(errno))
                    unlink(path)
                    throw Failure(sentence: "\(path): \(reason)")
                }
            }
        }
    #else
        /// Refuses the command.
        static func run(_ words: [String]) throws(Failure) -> String {
            throw Failure(sentence: Certificates.notSupported)
        }
    #endif
}
