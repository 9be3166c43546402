internal import Sockets
internal import Threads

/// The certificates that new connections get. A reload replaces them; connections keep those that they have begun with.
final class CertificateStore: Sendable {
    private let current: Locked<Certificates?>

    init(_ certificates: Certificates?) { current = Locked(certificates) }

    /// Returns the layer of a new connection; nil without certificates.
    func layer() -> (any TransportLayer)? { current.withLock { $0 }?.layer() }

    /// Gives new connections other certificates.
    func replace(by newer: Certificates?) { current.withLock { $0 = newer } }
}
