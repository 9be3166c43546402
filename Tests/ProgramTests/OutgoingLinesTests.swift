import Testing

@testable import roost

@Suite struct OutgoingLinesTests {
    @Test func `Typed input sends the same bytes however it is cut`() {
        let typed =
            Array("/login ana\r\nhi\n\n".utf8) + Array(repeating: 0x78, count: 600) + Array("\n/quit me\nno".utf8)
        let sent = typed.dropLast(2).filter { $0 != 0x0D }
        for cut in 0...typed.count {
            var lines = OutgoingLines()
            let first = lines.take(Array(typed[..<cut]))
            #expect(first + lines.take(Array(typed[cut...])) + lines.finish() == sent)
            #expect(lines.hasLoggedIn && lines.hasSignedOff)
        }
    }

    @Test func `The byte 255 is sent twice, as telnet requires`() {
        var lines = OutgoingLines()
        #expect(lines.take([0x61, 255, 0x62, 0x0A]) == [0x61, 255, 255, 0x62, 0x0A])
        #expect(lines.take([UInt8](repeating: 255, count: 600)) == [UInt8](repeating: 255, count: 1200))
        #expect(lines.finish() == Array("\n/quit\n".utf8))
    }

    @Test func `The end of the input sends one quit`() {
        for (typed, end) in [
            ("", "/quit\n"), ("a\n", "/quit\n"), ("a", "a\n/quit\n"), ("/quit", "/quit\n"), ("/quit\n", ""),
        ] {
            var lines = OutgoingLines()
            _ = lines.take(Array(typed.utf8))
            #expect(lines.finish() == Array(end.utf8))
            #expect(lines.hasSignedOff)
        }
    }

    @Test func `Only a whole command signs off`() {
        for typed in ["/quitter\n", "//quit\n", " /quit\n", "quit\n", "/loginx\n"] {
            var lines = OutgoingLines()
            #expect(lines.take(Array(typed.utf8)) == Array(typed.utf8))
            #expect(!lines.hasSignedOff && !lines.hasLoggedIn)
        }
    }
}
