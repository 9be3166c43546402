/// Parses headers of version 2 (2.2).
extension ProxyHeader {
    /// The number of bytes before the addresses.
    private static let fixedBytes = 16

    /// A type-length-value vector after the addresses. Its value is a part of the header's bytes.
    private struct Vector {
        static let checksum: UInt8 = 0x03
        static let ssl: UInt8 = 0x20
        static let clientCertificate: UInt8 = 0x28

        let type: UInt8
        let value: ArraySlice<UInt8>
    }

    /// Parses a whole header, whose signature, version and length are right.
    ///
    /// - Throws: `malformed`, or `wrongChecksum` when the header has a checksum.
    init(binary bytes: [UInt8]) throws(ProxyHeaderFault) {
        let isLocal = bytes[12] & 0x0F == 0
        let (family, transport) = (bytes[13] >> 4, bytes[13] & 0x0F)
        if !isLocal && (family > 3 || transport > 2) { throw .malformed }
        let addressBytes = ProxyHeader.addressBytes(of: family)
        let hasSource = !isLocal && family != 0 && transport != 0
        let vectors: [Vector]
        do throws(ProxyHeaderFault) {
            vectors = try ProxyHeader.vectors(in: bytes.dropFirst(ProxyHeader.fixedBytes), after: addressBytes)
        } catch {
            // Where the addresses do not count, neither does what follows them.
            if hasSource { throw error }
            vectors = []
        }
        try ProxyHeader.checkSum(of: bytes, vectors)
        guard hasSource else {
            self.init(source: isLocal ? .proxy : .unknown)
            return
        }
        let tls = try ProxyHeader.tls(vectors)
        self.init(
            source: ProxyHeader.source(family, bytes), usesTLS: tls.isUsed, verifiedCertificate: tls.certificate)
    }

    /// Returns the number of bytes that the addresses and ports of a family take.
    private static func addressBytes(of family: UInt8) -> Int {
        switch family {
        case 1: 12
        case 2: 36
        case 3: 216
        default: 0
        }
    }

    private static func source(_ family: UInt8, _ bytes: [UInt8]) -> Source {
        switch family {
        case 1: .ipv4(UInt32(truncatingIfNeeded: number(bytes[16..<20])))
        case 2: .ipv6(high: number(bytes[16..<24]), low: number(bytes[24..<32]))
        default: .unix
        }
    }

    /// Returns a number in network byte order.
    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

    /// Returns the vectors after the first `start` bytes. They must fill the rest exactly.
    private static func vectors(
        in bytes: ArraySlice<UInt8>, after start: Int
    ) throws(ProxyHeaderFault) -> [Vector] {
        if bytes.count < start { throw .malformed }
        var vectors: [Vector] = []
        var rest = bytes.dropFirst(start)
        while let type = rest.first {
            let length = Int(number(rest.dropFirst().prefix(2)))
            if rest.count < 3 + length { throw .malformed }
            vectors.append(Vector(type: type, value: rest.dropFirst(3).prefix(length)))
            rest = rest.dropFirst(3 + length)
        }
        return vectors
    }

    /// Checks the checksum of the whole header, in which the checksum itself counts as zero (2.2.3).
    private static func checkSum(of bytes: [UInt8], _ vectors: [Vector]) throws(ProxyHeaderFault) {
        let sums = vectors.filter { $0.type == Vector.checksum }
        guard let sum = sums.first?.value else { return }
        if sums.count > 1 || sum.count != 4 { throw .malformed }
        var zeroed = bytes
        zeroed.replaceSubrange(sum.indices, with: repeatElement(0, count: 4))
        if UInt64(CRC32C.sum(of: zeroed)) != number(sum) { throw .wrongChecksum }
    }

    /// Returns what the proxy says about the client's TLS (2.2.6). A certificate counts only if its bits say that the
    /// client has presented it and `verify` that it is valid.
    private static func tls(_ vectors: [Vector]) throws(ProxyHeaderFault) -> (isUsed: Bool, certificate: [UInt8]?) {
        let all = vectors.filter { $0.type == Vector.ssl }
        guard let ssl = all.first?.value else { return (false, nil) }
        if all.count > 1 || ssl.count < 5 { throw .malformed }
        let inner = try Self.vectors(in: ssl, after: 5)
        let client = ssl.first ?? 0
        let (isUsed, isPresented) = (client & 0x01 != 0, client & 0x06 != 0)
        let isVerified = number(ssl.dropFirst().prefix(4)) == 0
        guard isUsed, isPresented, isVerified else { return (isUsed, nil) }
        let certificate = inner.first { $0.type == Vector.clientCertificate }
        return (isUsed, certificate.map { Array($0.value) })
    }
}
