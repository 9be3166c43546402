/// A client as the gateway that speaks for it describes it (IRCv3 WebIRC).
public struct GatewayClient: Sendable {
    /// The name of the gateway.
    public let gateway: [UInt8]
    /// The gateway's password.
    public let password: [UInt8]
    /// The client's IP address in text form, as the gateway wrote it.
    public let address: [UInt8]
    /// Whether the client's connection to the gateway uses TLS, as the gateway says.
    public let usesTLS: Bool

    /// Creates the description of a client.
    public init(gateway: [UInt8], password: [UInt8], address: [UInt8], usesTLS: Bool) {
        self.gateway = gateway
        self.password = password
        self.address = address
        self.usesTLS = usesTLS
    }
}
