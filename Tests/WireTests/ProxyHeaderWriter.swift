@testable import Wire

/// Writes headers of the PROXY protocol, including invalid ones.
struct ProxyHeaderWriter {
    static let signature: [UInt8] = [13, 10, 13, 10, 0, 13, 10, 81, 85, 73, 84, 10]

    var versionAndCommand: UInt8 = 0x21
    var familyAndTransport: UInt8 = 0
    var addresses: [UInt8] = []
    var vectors: [UInt8] = []
    var hasChecksum = false

    /// Creates a header of version 2 for a client with the given address.
    init(source: ProxyHeader.Source) {
        let other = [UInt8](repeating: 0xEE, count: 256)
        switch source {
        case .ipv4(let address):
            familyAndTransport = 0x11
            addresses = Self.bytes(address) + other.prefix(8)
        case .ipv6(let high, let low):
            familyAndTransport = 0x21
            addresses = Self.bytes(high) + Self.bytes(low) + other.prefix(20)
        case .unix:
            familyAndTransport = 0x31
            addresses = Array("/run/client.sock".utf8) + [UInt8](repeating: 0, count: 200)
        case .unknown: break
        case .proxy: versionAndCommand = 0x20
        }
    }

    static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    static func vector(_ type: UInt8, _ value: [UInt8]) -> [UInt8] { [type] + bytes(UInt16(value.count)) + value }

    /// Appends a vector of type PP2_TYPE_SSL.
    mutating func addSSL(client: UInt8, verify: UInt32, certificate: [UInt8]? = nil, name: String? = nil) {
        var inner = Self.vector(0x21, Array("TLSv1.3".utf8))
        if let name { inner += Self.vector(0x22, Array(name.utf8)) }
        if let certificate { inner += Self.vector(0x28, certificate) }
        vectors += Self.vector(0x20, [client] + Self.bytes(verify) + inner)
    }

    /// The bytes of the header of version 2.
    var bytes: [UInt8] {
        let all = addresses + vectors + (hasChecksum ? Self.vector(0x03, [0, 0, 0, 0]) : [])
        var bytes = Self.signature + [versionAndCommand, familyAndTransport] + Self.bytes(UInt16(all.count)) + all
        if hasChecksum { bytes.replaceSubrange((bytes.count - 4)..., with: Self.bytes(CRC32C.sum(of: bytes))) }
        return bytes
    }

    /// Returns the header of version 1 for a client with the given address; nil when version 1 can't express it.
    static func line(_ source: ProxyHeader.Source) -> [UInt8]? {
        let text: String
        switch source {
        case .ipv4(let address):
            text = "TCP4 \(bytes(address).map(String.init).joined(separator: ".")) 192.0.2.1 4711 6667"
        case .ipv6(let high, let low):
            let all = bytes(high) + bytes(low)
            let groups = stride(from: 0, to: 16, by: 2).map { String(Int(all[$0]) << 8 | Int(all[$0 + 1]), radix: 16) }
            text = "TCP6 \(groups.joined(separator: ":")) 2001:db8::1 4711 6667"
        case .unknown: text = "UNKNOWN"
        case .unix, .proxy: return nil
        }
        return Array("PROXY \(text)\r\n".utf8)
    }
}
