internal import Glibc

/// The address of a peer without its port. Limits per client and access rules use it.
public enum PeerAddress: Hashable, Sendable, CustomStringConvertible {
    /// An IPv4 address, including one that arrived mapped into IPv6 (`::ffff:a.b.c.d`).
    case ipv4(UInt32)
    /// An IPv6 address: the upper 64 bits (the network), and the lower 64 bits.
    case ipv6(network: UInt64, host: UInt64)
    /// A process on this machine that connected to a Unix socket.
    case local

    /// Parses an IPv4 or IPv6 address in text form. Returns nil for any other text.
    public init?(_ text: String) {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self = .ipv4(UInt32(bigEndian: four.s_addr))
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        self.init(six)
    }

    init(_ six: in6_addr) {
        let (high, low) = withUnsafeBytes(of: six) { bytes in
            (
                UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
        self.init(network: high, host: low)
    }

    /// Creates an IPv6 address from its upper and lower 64 bits, or the IPv4 address that is mapped into it.
    public init(network: UInt64, host: UInt64) {
        if network == 0 && host >> 32 == 0xFFFF {
            self = .ipv4(UInt32(truncatingIfNeeded: host))
        } else {
            self = .ipv6(network: network, host: host)
        }
    }

    init(_ storage: sockaddr_storage) {
        self = withUnsafeBytes(of: storage) { bytes in
            switch Int32(storage.ss_family) {
            case AF_INET: .ipv4(UInt32(bigEndian: bytes.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr))
            case AF_INET6: PeerAddress(bytes.loadUnaligned(as: sockaddr_in6.self).sin6_addr)
            default: .local
            }
        }
    }

    /// The address under which limits per client count this peer: the whole IPv4 address, or the /64 of an IPv6 address
    /// (RFC 6177).
    public var countedAs: PeerAddress {
        if case .ipv6(let network, _) = self { return .ipv6(network: network, host: 0) }
        return self
    }

    /// The address in network order: 4 bytes, 16 bytes, or none for a Unix socket.
    public var bytes: [UInt8] {
        switch self {
        case .ipv4(let address): Self.bigEndian(address)
        case .ipv6(let network, let host): Self.bigEndian(network) + Self.bigEndian(host)
        case .local: []
        }
    }

    private static func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    /// Whether the peer is on this machine: a loopback address or a Unix socket.
    public var isLoopback: Bool {
        switch self {
        case .ipv4(let address): address >> 24 == 127
        case .ipv6(let network, let host): network == 0 && host == 1
        case .local: true
        }
    }

    /// The address in text form; `local` for a Unix socket.
    public var description: String {
        switch self {
        case .local: return "local"
        case .ipv4(let address):
            return "\(address >> 24).\(address >> 16 & 0xFF).\(address >> 8 & 0xFF).\(address & 0xFF)"
        case .ipv6(let network, let host):
            var six = in6_addr()
            withUnsafeMutableBytes(of: &six) { bytes in
                bytes.storeBytes(of: network.bigEndian, as: UInt64.self)
                bytes.storeBytes(of: host.bigEndian, toByteOffset: 8, as: UInt64.self)
            }
            var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
            inet_ntop(AF_INET6, &six, &text, socklen_t(text.count))
            return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
}

/// A network in CIDR notation: `127.0.0.0/8`, `fd00::/8`, or one address.
public struct Network: Equatable, Sendable, CustomStringConvertible {
    private let base: PeerAddress
    private let prefix: Int

    /// Parses `ADDRESS[/BITS]`. Returns nil for any other text.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first, let base = PeerAddress(first) else { return nil }
        let width = if case .ipv4 = base { 32 } else { 128 }
        let bits = parts.count == 1 ? width : (Int(parts[1]) ?? -1)
        guard (0...width).contains(bits), parts.count == 1 || parts[1].utf8.allSatisfy(\.isASCIIDigit) else {
            return nil
        }
        self.base = base
        prefix = bits
    }

    /// The loopback networks, which contain only this machine.
    public static let loopback = [Network("127.0.0.0/8"), Network("::1")].compactMap(\.self)

    /// Whether the address is in this network. A Unix socket is in no network.
    public func contains(_ address: PeerAddress) -> Bool {
        switch (base, address) {
        case (.ipv4(let base), .ipv4(let other)): return prefix == 0 || (base ^ other) >> UInt32(32 - prefix) == 0
        case (.ipv6(let network, let host), .ipv6(let otherNetwork, let otherHost)):
            let high = min(prefix, 64)
            let low = prefix - high
            return (high == 0 || (network ^ otherNetwork) >> UInt64(64 - high) == 0)
                && (low == 0 || (host ^ otherHost) >> UInt64(64 - low) == 0)
        case (.ipv4, _), (.ipv6, _), (.local, _): return false
        }
    }

    /// The network in CIDR notation.
    public var description: String { "\(base)/\(prefix)" }
}
