internal import Server

extension Service {
    /// Logs a warning for each certificate that has expired or soon will.
    mutating func warnAboutCertificates() {
        for sentence in warnings.take(configuration.certificates) { log.warn(sentence) }
    }
}
