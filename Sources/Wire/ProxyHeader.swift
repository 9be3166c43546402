/// What a proxy says about the client whose connection it forwards: the header of the PROXY protocol, version 1 or 2
/// (HAProxy, "The PROXY protocol", 2020/03/05).
///
/// A name that a client's certificate contains, such as its CN, is not kept: it proves nothing.
public struct ProxyHeader: Equatable, Sendable {
    /// Where the client connects from.
    public enum Source: Equatable, Sendable {
        /// An IPv4 address.
        case ipv4(UInt32)
        /// An IPv6 address: its upper and lower 64 bits.
        case ipv6(high: UInt64, low: UInt64)
        /// A Unix socket on the proxy's machine.
        case unix
        /// The proxy does not know it (`UNKNOWN`, AF_UNSPEC). The address of the connection itself counts.
        case unknown
        /// The proxy connects for itself, for example to check the server's health (`LOCAL`).
        case proxy
    }

    /// Where the client connects from.
    public let source: Source
    /// Whether the connection from the client to the proxy uses TLS (PP2_CLIENT_SSL).
    public let usesTLS: Bool
    /// The client's certificate in DER (subtype 0x28), if the client has presented it (PP2_CLIENT_CERT_CONN,
    /// PP2_CLIENT_CERT_SESS) and the proxy has verified it (`verify` is 0).
    public let verifiedCertificate: [UInt8]?

    /// Creates a header from its content.
    public init(source: Source, usesTLS: Bool = false, verifiedCertificate: [UInt8]? = nil) {
        self.source = source
        self.usesTLS = usesTLS
        self.verifiedCertificate = verifiedCertificate
    }
}

/// The reasons why bytes are not a PROXY header, as words for the log.
public enum ProxyHeaderFault: String, Error, CaseIterable, Sendable {
    /// The bytes begin like no header.
    case missing = "no-proxy-header"
    /// The header is longer than its bound.
    case tooLong = "proxy-header-too-long"
    /// The header breaks the rules of its version.
    case malformed = "malformed-proxy-header"
    /// The checksum of the header is wrong (PP2_TYPE_CRC32C).
    case wrongChecksum = "wrong-proxy-checksum"
}
