public import Sockets
internal import Threads

/// A gateway that may name the addresses of the clients that it speaks for (WEBIRC).
public struct GatewayAccount: Sendable {
    let name: [UInt8]
    let admits: @Sendable ([UInt8]) -> Bool
    private let networks: [Network]
    /// The password that was found right; nil before the first client. A gateway brings all its clients at once after a
    /// restart, and a slow check of each would use up the attempts of its address.
    private let proven = Locked<[UInt8]?>(nil)

    /// - Parameters:
    ///   - networks: the networks that the gateway connects from.
    ///   - admits: returns whether a password is right. It may be slow.
    public init(name: String, networks: [Network], admits: @escaping @Sendable ([UInt8]) -> Bool) {
        self.name = Array(name.utf8)
        self.networks = networks
        self.admits = admits
    }

    func isProven(_ password: [UInt8]) -> Bool { proven.withLock { $0?.isSame(as: password) ?? false } }

    /// Remembers that a password is right, until the settings are read again.
    func prove(_ password: [UInt8]) { proven.withLock { $0 = password } }

    /// Returns whether the gateway may connect from an address.
    func connects(from address: PeerAddress) -> Bool { networks.contains { $0.contains(address) } }
}
