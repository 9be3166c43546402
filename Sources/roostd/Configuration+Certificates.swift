internal import Options

extension Configuration {
    /// The maximum size of a file with a certificate or a key in bytes.
    static let mostCertificateBytes = 262_144

    /// Reads the certificates that the command line names, or else those of the config file; nil without any.
    static func certificates(
        _ line: OptionValues, over file: OptionValues
    ) throws(OptionFaults) -> Certificates? {
        let isTyped = !line.certificates.isEmpty || !line.keys.isEmpty
        let (certificates, keys) = isTyped ? (line.certificates, line.keys) : (file.certificates, file.keys)
        var faults = certificates.dropFirst(keys.count).map { fault($0, "it needs a key FILE") }
        faults += keys.dropFirst(certificates.count).map { fault($0, "it needs a certificate FILE") }
        let listening = line.listeners.isEmpty ? file.encryptedListener : line.encryptedListener
        if let listening, certificates.isEmpty && keys.isEmpty {
            faults.append(
                fault(
                    listening,
                    "TLS needs a certificate FILE and a key FILE; 'roostd cert self-signed NAME' makes some to try out")
            )
        }
        if !faults.isEmpty { throw OptionFaults(faults) }
        var read: [Certificates.Pair] = []
        for (certificate, key) in zip(certificates, keys) {
            do throws(OptionFault) {
                let files = CertificateFiles(certificate: certificate.value, key: key.value)
                read.append((files, try bytes(of: certificate.value), try bytes(of: key.value)))
            } catch {
                faults.append(error)
            }
        }
        if !faults.isEmpty { throw OptionFaults(faults) }
        if read.isEmpty { return nil }
        do throws(Certificates.Unusable) {
            return try Certificates(read)
        } catch {
            throw OptionFaults([fault(certificates[error.place], error.reason)])
        }
    }

    private static func fault(_ given: GivenOption, _ reason: String) -> OptionFault {
        ServerOption.table.badValue(given, reason: reason)
    }

    /// Returns the lines of a file in PEM, which has no others that matter.
    private static func bytes(of path: String) throws(OptionFault) -> [UInt8] {
        let lines = try TextFile(reading: path, atMost: mostCertificateBytes).lines
        return Array(lines.map(\.bytes).joined(separator: "\n".utf8)) + [UInt8(ascii: "\n")]
    }
}
