public import Sockets

/// A gateway that may name the addresses of the clients that it speaks for (WEBIRC).
public struct GatewayAccount: Sendable {
    let name: [UInt8]
    let admits: @Sendable ([UInt8]) -> Bool
    private let networks: [Network]

    /// - Parameters:
    ///   - networks: the networks that the gateway connects from.
    ///   - admits: returns whether a password is right. It may be slow.
    public init(name: String, networks: [Network], admits: @escaping @Sendable ([UInt8]) -> Bool) {
        self.name = Array(name.utf8)
        self.networks = networks
        self.admits = admits
    }

    /// Returns whether the gateway may connect from an address.
    func connects(from address: PeerAddress) -> Bool { networks.contains { $0.contains(address) } }
}
