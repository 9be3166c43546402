internal import Sockets
internal import Threads

/// The certificates for new connections. A reload replaces them; open connections keep their certificates.
final class CertificateStore: Sendable {
    private let current: Locked<Certificates?>

    init(_ certificates: Certificates?) { current = Locked(certificates) }

    /// Returns the layer of a new connection; nil without certificates.
    func layer() -> (any TransportLayer)? { current.withLock { $0 }?.layer() }

    /// Replaces the certificates that new connections use.
    func replace(by newer: Certificates?) { current.withLock { $0 = newer } }
}
