import Seeds
import Testing

@testable import Wire

/// Tests of headers of version 2, and of random headers of both versions, which must be parsed as they were written.
@Suite struct BinaryProxyHeaderTests {
    private typealias Progress = ProxyHeaderParser.Progress

    private func parse(_ bytes: [UInt8], atMost bound: Int = ProxyHeaderParser.mostBytes) -> Progress {
        var parser = ProxyHeaderParser(atMost: bound)
        return parser.feed(bytes.span).progress
    }

    private func parse(_ source: ProxyHeader.Source, _ change: (inout ProxyHeaderWriter) -> Void) -> Progress {
        var writer = ProxyHeaderWriter(source: source)
        change(&writer)
        return parse(writer.bytes)
    }

    @Test func `The header that HAProxy writes is read`() {
        // The header of a connection from 172.19.0.1:42578 to 172.19.0.3:80.
        let bytes: [UInt8] = [
            0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A, 0x21, 0x11, 0x00, 0x0C, 0xAC, 0x13,
            0x00, 0x01, 0xAC, 0x13, 0x00, 0x03, 0xA6, 0x52, 0x00, 0x50,
        ]
        #expect(parse(bytes) == .complete(ProxyHeader(source: .ipv4(0xAC13_0001))))
    }

    @Test(arguments: [0x11, 0x12, 0x21, 0x22, 0x31, 0x32] as [UInt8])
    func `Each family is read over streams and datagrams`(_ family: UInt8) {
        let sources: [ProxyHeader.Source] = [.ipv4(7), .ipv6(high: 7, low: 8), .unix]
        let source = sources[Int(family >> 4) - 1]
        #expect(parse(source) { $0.familyAndTransport = family } == .complete(ProxyHeader(source: source)))
    }

    @Test(arguments: [0x00, 0x01, 0x02, 0x10, 0x20, 0x30] as [UInt8])
    func `An unspecified family or transport means an unknown client, whatever follows`(_ family: UInt8) {
        for rest in [[], [1], [UInt8](repeating: 9, count: 300)] {
            let progress = parse(.unknown) { ($0.familyAndTransport, $0.addresses) = (family, rest) }
            #expect(progress == .complete(ProxyHeader(source: .unknown)))
        }
    }

    @Test(arguments: [0x00, 0x11, 0xFF] as [UInt8])
    func `LOCAL means the proxy itself, whatever follows`(_ family: UInt8) {
        for rest in [[], [1], [UInt8](repeating: 9, count: 300)] {
            let progress = parse(.proxy) { ($0.familyAndTransport, $0.addresses) = (family, rest) }
            #expect(progress == .complete(ProxyHeader(source: .proxy)))
        }
    }

    @Test func `Versions, commands, families and transports that are not assigned are refused`() {
        for byte in UInt8.min...UInt8.max where byte != 0x20 && byte != 0x21 {
            #expect(parse(.ipv4(1)) { $0.versionAndCommand = byte } == .invalid(.malformed))
        }
        for byte in UInt8.min...UInt8.max where byte >> 4 > 3 || byte & 0x0F > 2 {
            #expect(parse(.ipv4(1)) { $0.familyAndTransport = byte } == .invalid(.malformed))
        }
    }

    @Test(arguments: [ProxyHeader.Source.ipv4(1), .ipv6(high: 1, low: 2), .unix])
    func `Addresses that are cut short, and vectors that do not fit, are refused`(_ source: ProxyHeader.Source) {
        #expect(parse(source) { $0.addresses.removeLast() } == .invalid(.malformed))
        for rest in [[4], [4, 0], [4, 0, 1], [4, 0, 0, 4], [4, 1, 0] + [UInt8](repeating: 0, count: 255)] as [[UInt8]] {
            #expect(parse(source) { $0.vectors = rest } == .invalid(.malformed))
        }
        #expect(parse(source) { $0.vectors = [4, 0, 0, 0xEE, 0, 1, 7] } == .complete(ProxyHeader(source: source)))
    }

    @Test func `A header is bounded`() {
        func header(_ total: Int) -> [UInt8] {
            var writer = ProxyHeaderWriter(source: .ipv4(1))
            writer.vectors = ProxyHeaderWriter.vector(4, [UInt8](repeating: 0, count: total - 28 - 3))
            return writer.bytes
        }
        #expect(parse(header(4_096)) == .complete(ProxyHeader(source: .ipv4(1))))
        // The length field alone decides, so that the parser stores nothing of a header that is too long.
        #expect(parse(Array(header(4_097).prefix(16))) == .invalid(.tooLong))
        #expect(parse(header(100), atMost: 99) == .invalid(.tooLong))
        #expect(parse(header(100), atMost: 100) == .complete(ProxyHeader(source: .ipv4(1))))
    }

    @Test func `CRC-32C is that of the specifications`() {
        #expect(CRC32C.sum(of: Array("123456789".utf8)) == 0xE306_9283)
        // The checksum of 32 zero bytes is from RFC 3720, B.4.
        #expect(CRC32C.sum(of: [UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
    }

    @Test func `A checksum is checked where there is one`() {
        var writer = ProxyHeaderWriter(source: .ipv4(1))
        writer.hasChecksum = true
        let right = writer.bytes
        #expect(parse(right) == .complete(ProxyHeader(source: .ipv4(1))))
        for place in (16..<28).map({ $0 }) + [right.count - 1] {
            var wrong = right
            wrong[place] ^= 1
            #expect(parse(wrong) == .invalid(.wrongChecksum))
        }
        let twice = ProxyHeaderWriter.vector(3, [0, 0, 0, 0])
        #expect(parse(.ipv4(1)) { $0.vectors = twice + twice } == .invalid(.malformed))
        #expect(parse(.ipv4(1)) { $0.vectors = ProxyHeaderWriter.vector(3, [0, 0, 0]) } == .invalid(.malformed))
        #expect(parse(.proxy) { $0.vectors = ProxyHeaderWriter.vector(3, [1, 2, 3, 4]) } == .invalid(.wrongChecksum))
    }

    @Test func `A certificate counts only if it was presented over TLS and verified, and a name never counts`() {
        let certificate: [UInt8] = [0x30, 0x03, 1, 2, 3]
        for client in UInt8.min...7 {
            for verify: UInt32 in [0, 1, 18, .max] {
                let progress = parse(.ipv4(1)) {
                    $0.addSSL(client: client, verify: verify, certificate: certificate, name: "ana")
                }
                let isUsed = client & 1 == 1
                let counts = isUsed && client & 6 != 0 && verify == 0
                let header = ProxyHeader(
                    source: .ipv4(1), usesTLS: isUsed, verifiedCertificate: counts ? certificate : nil)
                #expect(progress == .complete(header), "\(client) \(verify)")
            }
        }
        let named = parse(.ipv4(1)) { $0.addSSL(client: 7, verify: 0, name: "ana") }
        #expect(named == .complete(ProxyHeader(source: .ipv4(1), usesTLS: true)))
    }

    @Test func `A malformed or repeated vector about TLS is refused`() {
        for value in [[], [1], [1, 0, 0, 0], [1, 0, 0, 0, 0, 0x21], [1, 0, 0, 0, 0, 0x28, 0, 2, 1]] as [[UInt8]] {
            #expect(parse(.ipv4(1)) { $0.vectors = ProxyHeaderWriter.vector(0x20, value) } == .invalid(.malformed))
        }
        let twice = parse(.ipv4(1)) {
            $0.addSSL(client: 0, verify: 0)
            $0.addSSL(client: 7, verify: 0)
        }
        #expect(twice == .invalid(.malformed))
    }

    @Test(arguments: 0..<UInt64(200)) func `What is written is read, however it is cut`(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        let sources: [ProxyHeader.Source] = [
            .ipv4(.random(in: .min ... .max, using: &chance)), .unix, .unknown, .proxy,
            .ipv6(high: .random(in: .min ... .max, using: &chance), low: .random(in: .min ... .max, using: &chance)),
        ]
        let source = sources.randomElement(using: &chance) ?? .unknown
        var writer = ProxyHeaderWriter(source: source)
        writer.hasChecksum = Bool.random(using: &chance)
        for _ in 0..<Int.random(in: 0...3, using: &chance) {
            // Types from 0xE0 on are for private use. The parser skips them.
            writer.vectors += ProxyHeaderWriter.vector(
                .random(in: 0xE0...0xFF, using: &chance), chance.bytes(.random(in: 0...9, using: &chance)))
        }
        let certificate = Bool.random(using: &chance) ? chance.bytes(20) : nil
        let usesTLS = Bool.random(using: &chance)
        if usesTLS { writer.addSSL(client: 3, verify: 0, certificate: certificate, name: "ana") }
        let hasClient = source != .unknown && source != .proxy
        let header = ProxyHeader(
            source: source, usesTLS: usesTLS && hasClient,
            verifiedCertificate: usesTLS && hasClient ? certificate : nil)
        var streams = [(writer.bytes, header)]
        if let line = ProxyHeaderWriter.line(source) { streams.append((line, ProxyHeader(source: source))) }
        for (stream, header) in streams {
            for pieces in Chop.all(stream) {
                var parser = ProxyHeaderParser()
                var (taken, progress) = (0, Progress.incomplete)
                for piece in pieces + [[0x41]] {
                    let step = parser.feed(piece.span)
                    taken += step.taken
                    progress = step.progress
                }
                #expect(progress == .complete(header) && taken == stream.count)
            }
        }
    }
}
