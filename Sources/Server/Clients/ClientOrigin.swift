internal import Sockets
internal import Wire

/// The address from which a client connects, and the properties of its connection.
struct ClientOrigin: Sendable {
    /// The client's address. Limits per address, bans, passwords, the log and WHOIS use it.
    let address: PeerAddress
    /// The address of the proxy or gateway that speaks for the client; nil for a client that connects by itself.
    let proxy: PeerAddress?
    /// Whether the client's connection, to this server or to its proxy, uses TLS.
    let usesTLS: Bool

    /// A client that connects by itself, or that a gateway speaks for.
    init(address: PeerAddress, proxy: PeerAddress? = nil, usesTLS: Bool) {
        self.address = address
        self.proxy = proxy
        self.usesTLS = usesTLS
    }

    /// A client that a proxy speaks for.
    ///
    /// - Parameters:
    ///   - connection: the address that the connection comes from. It counts where the proxy does not know the client's
    ///     address, or connects for itself.
    ///   - isEncrypted: whether the listener itself encrypts.
    init(_ header: ProxyHeader, connection: PeerAddress, isEncrypted: Bool) {
        usesTLS = header.usesTLS || isEncrypted
        switch header.source {
        case .ipv4(let address): self.address = .ipv4(address)
        case .ipv6(let high, let low): address = PeerAddress(network: high, host: low)
        case .unix: address = .local
        case .unknown, .proxy:
            address = connection
            proxy = nil
            return
        }
        proxy = connection
    }
}
