#if TLS
    import TLS
    import Threads

    /// Certificates that tests make on the spot.
    enum Pairs {
        /// Makes a pair for these names that is valid now.
        static func make(_ names: String..., issuer: CertificatePair? = nil, isIssuer: Bool = false) throws
            -> CertificatePair
        {
            let now = Clock.wall() / 1_000
            return try CertificatePair.make(
                names: names, from: now - 60, until: now + 86_400, issuer: issuer, isIssuer: isIssuer)
        }
    }
#endif
