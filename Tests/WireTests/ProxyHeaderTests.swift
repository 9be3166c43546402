import Testing

@testable import Wire

/// Tests of the PROXY protocol, versions 1 and 2 (HAProxy, "The PROXY protocol", 2020/03/05).
@Suite struct ProxyHeaderTests {
    private typealias Progress = ProxyHeaderParser.Progress

    /// Feeds the pieces to a parser. Returns how many bytes the parser has taken, and its progress after the last
    /// piece.
    private func parse(_ pieces: [[UInt8]], atMost bound: Int = ProxyHeaderParser.mostBytes) -> (Int, Progress) {
        var parser = ProxyHeaderParser(atMost: bound)
        var (taken, progress) = (0, Progress.incomplete)
        for piece in pieces {
            let step = parser.feed(piece.span)
            taken += step.taken
            progress = step.progress
        }
        return (taken, progress)
    }

    private static let lines: [(String, ProxyHeader.Source?)] = [
        ("PROXY TCP4 192.168.0.1 192.168.0.11 56324 443", .ipv4(0xC0A8_0001)),
        ("PROXY TCP4 255.255.255.255 0.0.0.0 65535 0", .ipv4(.max)),
        ("PROXY TCP6 2001:db8::1 ::1 1 2", .ipv6(high: 0x2001_0DB8 << 32, low: 1)),
        ("PROXY TCP6 2001:DB8:0:0:0:0:0:aBcD 1:2:3:4:5:6:7:8 1 2", .ipv6(high: 0x2001_0DB8 << 32, low: 0xABCD)),
        ("PROXY TCP6 :: 1:: 1 2", .ipv6(high: 0, low: 0)),
        (
            "PROXY TCP6 1:2:3:4:5:6:7:: ::2:3:4:5:6:7:8 1 2",
            .ipv6(high: 0x0001_0002_0003_0004, low: 0x0005_0006_0007_0000)
        ),
        ("PROXY TCP6 ::ffff:10.0.0.1 ::1.2.3.4 1 2", .ipv6(high: 0, low: 0xFFFF_0A00_0001)),
        ("PROXY UNKNOWN", .unknown), ("PROXY UNKNOWN  \r ana", .unknown),
        ("PROXY UNKNOWN ffff::ffff ffff::ffff 65535 65535", .unknown),
        // Each of these headers breaks one rule of section 2.1.
        ("PROXY  TCP4 1.2.3.4 1.2.3.4 1 2", nil), ("PROXY TCP4 1.2.3.4  1.2.3.4 1 2", nil),
        ("PROXY TCP4 1.2.3.4 1.2.3.4 1 2 ", nil), ("PROXY TCP4 1.2.3.4 1.2.3.4 1", nil), ("PROXY TCP4", nil),
        ("PROXY ", nil), ("PROXY UNKNOWNS", nil), ("PROXY TCP5 1.2.3.4 1.2.3.4 1 2", nil),
        ("PROXY tcp4 1.2.3.4 1.2.3.4 1 2", nil), ("PROXY TCP4 01.2.3.4 1.2.3.4 1 2", nil),
        ("PROXY TCP4 1.2.3.256 1.2.3.4 1 2", nil), ("PROXY TCP4 1.2.3 1.2.3.4 1 2", nil),
        ("PROXY TCP4 1.2.3.4.5 1.2.3.4 1 2", nil), ("PROXY TCP4 1.2.3.4 ::1 1 2", nil),
        ("PROXY TCP4 1.2.3.4 1.2.3.4 65536 2", nil), ("PROXY TCP4 1.2.3.4 1.2.3.4 1 02", nil),
        ("PROXY TCP4 1.2.3.4 1.2.3.4 +1 2", nil), ("PROXY TCP4 1.2.3.4 1.2.3.4 999999 2", nil),
        ("PROXY TCP4 1.2.3.4 1.2.3.4 1 2\r", nil), ("PROXY TCP6 1.2.3.4 ::1 1 2", nil),
        ("PROXY TCP6 1:2:3:4:5:6:7 ::1 1 2", nil), ("PROXY TCP6 1:2:3:4:5:6:7:8:9 ::1 1 2", nil),
        ("PROXY TCP6 1:2:3:4:5:6:7:8:: ::1 1 2", nil), ("PROXY TCP6 1::2::3 ::1 1 2", nil),
        ("PROXY TCP6 ::: ::1 1 2", nil), ("PROXY TCP6 1::: ::1 1 2", nil), ("PROXY TCP6 :1:: ::1 1 2", nil),
        ("PROXY TCP6 1:2:3:4:5:6:7: ::1 1 2", nil), ("PROXY TCP6 12345:: ::1 1 2", nil),
        ("PROXY TCP6 g:: ::1 1 2", nil), ("PROXY TCP6 ::1.2.3.4:5 ::1 1 2", nil),
        ("PROXY TCP6 ::1%lo ::1 1 2", nil), ("PROXY TCP6 [::1] ::1 1 2", nil), ("PROXY TCP6  ::1 1 2", nil),
    ]

    @Test(arguments: lines) func `A line of version 1 is read by its rules, however it is cut`(
        _ line: String, _ source: ProxyHeader.Source?
    ) {
        let stream = Array("\(line)\r\n".utf8)
        let expected = source.map { Progress.complete(ProxyHeader(source: $0)) } ?? .invalid(.malformed)
        for pieces in Chop.all(stream) {
            let (taken, progress) = parse(pieces)
            #expect(progress == expected, "\(pieces)")
            #expect(taken == stream.count)
        }
    }

    @Test func `The bytes behind a header are not taken`() {
        #expect(parse([Array("PROXY TCP4 1.2.3.4 1.2.3.4 1 2\r\nNICK ana\r\n".utf8)]).0 == 32)
        let binary = ProxyHeaderWriter(source: .ipv4(1)).bytes
        let (taken, progress) = parse([binary + binary])
        #expect(taken == binary.count && progress == .complete(ProxyHeader(source: .ipv4(1))))
    }

    @Test func `A line of version 1 ends with CR LF within 107 bytes`() {
        let longest = "PROXY UNKNOWN " + String(repeating: "x", count: 91)
        #expect(parse([Array("\(longest)\r\n".utf8)]).1 == .complete(ProxyHeader(source: .unknown)))
        #expect(parse([Array("\(longest)x\r\n".utf8)]).1 == .invalid(.tooLong))
        #expect(parse([Array("\(longest)x\r\n".utf8)]).0 == 107)
        #expect(parse([Array("PROXY UNKNOWN\n".utf8)]).1 == .invalid(.malformed))
        #expect(parse([Array("PROXY UNKNOWN\r".utf8)]).1 == .incomplete)
        #expect(parse([Array("PROXY UNKNOWN ab\r\n".utf8)], atMost: 15).1 == .invalid(.tooLong))
    }

    @Test(arguments: [
        "NICK ana\r\n", "PRIVMSG", "PROXYTCP4", "proxy ", "\r\n\r\n\0\r\nQUIT\r", "\r\n\r\nx", "\0", "\u{16}\u{3}",
    ])
    func `Bytes that begin like no header are refused at the first byte that differs`(_ text: String) {
        let (taken, progress) = parse([Array(text.utf8)])
        #expect(progress == .invalid(.missing))
        let before = Array(text.utf8.prefix(taken - 1))
        #expect(parse([before]).1 == .incomplete)
    }

    @Test func `A header is incomplete up to its last byte`() {
        for stream in [Array("PROXY TCP4 1.2.3.4 1.2.3.4 1 2\r\n".utf8), ProxyHeaderWriter(source: .ipv4(1)).bytes] {
            for count in 0..<stream.count { #expect(parse([Array(stream[..<count])]).1 == .incomplete) }
        }
    }
}
