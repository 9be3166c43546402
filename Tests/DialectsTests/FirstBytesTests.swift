import Chat
import Dialects
import Testing

/// Tests that the first bytes of a TLS client end the session.
@Suite struct FirstBytesTests {
    private static let hellos: [[UInt8]] = [
        [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03],
        [0x16, 0x03, 0x00, 0x00, 0x2F, 0x01], [0x16, 0x03, 0x04, 0x00, 0x2F, 0x01],
        [0x80, 0x2E, 0x01, 0x00, 0x02, 0x00, 0x15], [0x80, 0x46, 0x01, 0x03, 0x01, 0x00, 0x2D],
    ]

    @Test(arguments: [DialectName.plain, .irc, .stomp], hellos)
    func `A TLS hello ends the session, however it is cut`(_ name: DialectName, _ hello: [UInt8]) {
        for cut in 1...hello.count {
            var dialect = name.begin(Limits())
            let (head, tail) = (Array(hello[..<cut]), Array(hello[cut...]))
            var read = dialect.read(head.span)
            read += dialect.read(tail.span)
            #expect(read.contains(where: Self.isEnd), "cut at \(cut)")
        }
        var dialect = name.begin(Limits())
        var hasEnded = false
        for byte in hello {
            let piece = [byte]
            hasEnded = hasEnded || dialect.read(piece.span).contains(where: Self.isEnd)
        }
        #expect(hasEnded)
    }

    @Test(arguments: [DialectName.plain, .irc, .stomp])
    func `Other bytes are not taken for a TLS hello, nor are the same bytes later`(_ name: DialectName) {
        let others: [[UInt8]] = [
            Array("CONNECT\naccept-version:1.2\n\n\0".utf8), Array("NICK ana\r\n".utf8), [0x16, 0x02, 0x01, 0x0A],
            [0x16, 0x03, 0x05, 0x0A], [0x0A, 0x16, 0x03, 0x01, 0x00, 0x0A], [0xC3, 0xA9, 0x01, 0x03, 0x0A],
            [0xFF, 0xFD, 0x01, 0x03, 0x0A], [0x80, 0x2E, 0x02, 0x03, 0x0A],
        ]
        for bytes in others {
            var dialect = name.begin(Limits())
            #expect(!dialect.read(bytes.span).contains(where: Self.isEnd), "\(bytes)")
        }
    }

    private static func isEnd(_ incoming: ParsedInput) -> Bool {
        if case .end(.spokeTLS) = incoming { true } else { false }
    }
}
