/// Makes the cloaked host that other users see instead of a user's address.
///
/// Equal addresses have equal cloaks for as long as the secret is the same, on every server that has it. So a mask with a
/// cloak, such as a ban, matches after a restart, too.
public struct HostCloaks: Sendable, CustomStringConvertible {
    /// The size of a secret in bytes.
    public static let secretBytes = 32

    private let hash: SipHash

    /// Creates cloaks from a secret of `secretBytes` bytes; nil for another number of bytes.
    public init?(secret: [UInt8]) {
        guard secret.count == HostCloaks.secretBytes else { return nil }
        self.init(whole: secret)
    }

    /// Creates cloaks from a secret that `generator` draws.
    public init(drawnFrom generator: inout some RandomNumberGenerator) {
        self.init(whole: HostCloaks.secret(drawnFrom: &generator))
    }

    /// The key has 16 bytes. Each depends on all bytes of the secret.
    private init(whole secret: [UInt8]) {
        let half = SipHash(key: secret.prefix(16))
        let rest = Array(secret.dropFirst(16))
        hash = SipHash(key: half.hash(of: rest + [0]), half.hash(of: rest + [1]))
    }

    /// Draws a new secret.
    public static func secret(drawnFrom generator: inout some RandomNumberGenerator) -> [UInt8] {
        (0..<secretBytes).map { _ in UInt8(truncatingIfNeeded: generator.next() >> 56) }
    }

    /// Returns the cloak of an address, given as bytes in network order: 1 to 13 characters of `0-9a-z`, and `.cloak`.
    public func cloak(of address: [UInt8]) -> [UInt8] {
        Array((String(hash.hash(of: address), radix: 36) + ".cloak").utf8)
    }

    /// A description without the secret.
    public var description: String { "HostCloaks" }
}
