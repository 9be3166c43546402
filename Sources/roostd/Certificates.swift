internal import Sockets

#if TLS
    internal import TLS
#endif

/// The paths of a certificate and of its key.
struct CertificateFiles: Equatable, Sendable {
    /// The path of the certificate with its chain.
    let certificate: String
    /// The path of the private key.
    let key: String
}

/// The certificates of the listeners with TLS, as read from their files at one moment.
struct Certificates: Equatable, Sendable {
    /// A pair of files and the contents of both.
    typealias Pair = (files: CertificateFiles, chain: [UInt8], key: [UInt8])

    /// The sentence for a user who asks for TLS where there is none.
    static let notSupported = "TLS is not in this build"

    /// A pair that can't be used.
    struct Unusable: Error {
        /// The place of the pair in its list.
        let place: Int
        /// The reason in words that can follow a colon.
        let reason: String
    }

    /// The facts about a certificate that a reload compares and warnings need.
    struct Facts: Equatable, Sendable {
        let path: String
        let fingerprint: String
        /// The certificate and the chain of its issuers, in PEM.
        let chain: [UInt8]
        /// The last second since 1970 of its validity.
        let until: Int64
    }

    /// The files, in the order of the options.
    let files: [CertificateFiles]
    /// The facts about each certificate, in the same order.
    let facts: [Facts]

    /// Returns whether both have the same certificates from the same files.
    static func == (left: Certificates, right: Certificates) -> Bool {
        left.files == right.files && left.facts == right.facts
    }

    /// Returns why these certificates can't replace others while the server runs, if they can't: one that has expired, and
    /// is not in use.
    func reasonNotToReplace(_ others: Certificates?, at now: Int64 = CertificateWarnings.now) -> String? {
        let used = others?.facts.map(\.fingerprint) ?? []
        guard let expired = facts.first(where: { $0.until < now && !used.contains($0.fingerprint) }) else { return nil }
        return "\(expired.path): the certificate has expired, on \(CertificateWarnings.day(expired.until))"
    }

    #if TLS
        static let areSupported = true
        private let context: TLSContext

        /// Checks the pairs.
        init(_ pairs: [Pair]) throws(Unusable) {
            files = pairs.map(\.files)
            var facts: [Facts] = []
            for (place, pair) in pairs.enumerated() {
                // A pair by itself first, so that the reason can name it.
                do throws(TLSError) {
                    _ = try TLSContext.server([CertificatePair(chain: pair.chain, key: pair.key)])
                } catch {
                    throw Unusable(place: place, reason: error.description)
                }
                guard let certificate = Certificate(pair.chain) else {
                    throw Unusable(place: place, reason: "no certificate in PEM")
                }
                facts.append(
                    Facts(
                        path: pair.files.certificate, fingerprint: certificate.fingerprint.description,
                        chain: pair.chain,
                        until: certificate.until))
            }
            self.facts = facts
            do throws(TLSError) {
                context = try TLSContext.server(pairs.map { CertificatePair(chain: $0.chain, key: $0.key) })
            } catch {
                throw Unusable(place: 0, reason: error.description)
            }
        }

        /// Returns the layer of a new connection.
        func layer() -> any TransportLayer { TLSLayer(server: context) }
    #else
        static let areSupported = false

        /// Refuses every pair.
        init(_ pairs: [Pair]) throws(Unusable) { throw Unusable(place: 0, reason: Certificates.notSupported) }

        /// Returns nil.
        func layer() -> (any TransportLayer)? { nil }
    #endif
}
