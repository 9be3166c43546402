import Chat
import Seeds
import Testing

@Suite struct MessageTextTests {
    private func isText(_ bytes: [UInt8], newlines: Bool = false) -> Bool {
        MessageText(bytes.span, newlines: newlines) != nil
    }

    /// Invalid sequences after Markus Kuhn's UTF-8 decoder stress test: stray continuation bytes, and overlong,
    /// impossible, surrogate and truncated sequences.
    static let malformed: [[UInt8]] =
        (0x80...0xBF).map { [$0] } + (0xC0...0xFF).map { [$0, 0x20] } + [
            [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xF0, 0x80, 0x80, 0xAF], [0xF8, 0x80, 0x80, 0x80, 0xAF],
            [0xFC, 0x80, 0x80, 0x80, 0x80, 0xAF], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xED, 0xAF, 0xBF],
            [0xED, 0xB0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF7, 0xBF, 0xBF, 0xBF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xE2, 0x82, 0x20], [0xC3, 0xC3, 0xA4],
            [0xFE, 0xFE, 0xFF, 0xFF],
        ]

    @Test func `Malformed UTF-8 is no text`() {
        for bytes in MessageTextTests.malformed {
            #expect(!isText(bytes), "\(bytes)")
            #expect(!isText(Array("abc".utf8) + bytes + Array("def".utf8)), "\(bytes)")
        }
    }

    @Test func `Well-formed UTF-8 of every length is text`() {
        for text in [
            "", "a", "\u{A0}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFD}", "\u{FFFF}", "\u{10000}",
            "\u{10FFFF}",
        ] {
            #expect(MessageText(text)?.bytes == Array(text.utf8))
        }
    }

    @Test func `Control characters are no text, except for tab and formatting`() {
        let allowed: Set<UInt8> = [0x02, 0x03, 0x04, 0x09, 0x0F, 0x11, 0x16, 0x1D, 0x1E, 0x1F]
        for byte: UInt8 in Array(0..<0x20) + [0x7F] {
            #expect(isText([0x61, byte, 0x62]) == allowed.contains(byte), "\(byte)")
            #expect(MessageText.isFormatting(byte) == (allowed.contains(byte) && byte != 0x09))
        }
        for value: UInt8 in 0x80...0x9F { #expect(!isText([0xC2, value]), "\(value)") }
        #expect(isText([0xC2, 0xA0]))
    }

    @Test func `A text contains no line break of any kind`() {
        #expect(MessageText("a\u{2028}b") == nil)
        #expect(MessageText("a\u{2029}b") == nil)
        #expect(MessageText("a\u{85}b") == nil)
        #expect(MessageText("a\u{2027}b") != nil)
        #expect(MessageText("a\u{202A}b") != nil)
        for breaking in ["\n", "\r", "\r\n", "\u{B}", "\u{C}"] {
            #expect(MessageText("a" + breaking) == nil)
            #expect(MessageText("a" + breaking + "\u{301}") == nil)
        }
    }

    @Test func `Newlines are text where the caller asks for them`() {
        #expect(MessageText("a\nb", newlines: true) != nil)
        #expect(MessageText("a\r\nb", newlines: true) == nil)
        #expect(MessageText("a\u{2028}b", newlines: true) == nil)
    }

    /// Compares the validation of random bytes with that of the standard library and a list of the forbidden controls.
    @Test(arguments: 0..<UInt64(20))
    func `Random bytes are valid text exactly when they are valid UTF-8`(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        for _ in 0..<2_000 {
            let lead = chance.pick([0xC2, 0xDF, 0xE0, 0xE2, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0x41] as [UInt8])
            let rest = chance.bytes(Int.random(in: 0...3, using: &chance)).map {
                chance.oneIn(8) ? $0 : 0x80 | $0 & 0x3F
            }
            let bytes = [0x41, lead] + rest + (chance.oneIn(2) ? [] : [0x42])
            #expect(isText(bytes) == MessageTextTests.isTextBySpecification(bytes), "\(bytes)")
        }
    }

    private static func isTextBySpecification(_ bytes: [UInt8]) -> Bool {
        guard let string = String(validating: bytes, as: UTF8.self) else { return false }
        return string.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x02, 0x03, 0x04, 0x09, 0x0F, 0x11, 0x16, 0x1D, 0x1E, 0x1F: true
            case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: false
            default: true
            }
        }
    }

    /// The check reads eight bytes at a time, so each byte value is tried at each place.
    @Test func `A text is plain when it contains only printable ASCII`() {
        for byte in UInt8.min ... .max {
            for place in 0..<19 {
                var bytes = [UInt8](repeating: 0x7E, count: 19)
                bytes[place] = byte
                let isPlain = MessageText.isPlain(bytes.span)
                #expect(isPlain == (byte >= 0x20 && byte < 0x7F), "\(byte) at \(place)")
            }
        }
    }

    @Test func `The lines of a text leave out empty ones`() throws {
        let bytes = Array("one\n\ntwo".utf8)
        let two = MessageText(bytes.span, newlines: true)
        #expect(two?.lines.map(Array.init) == [Array("one".utf8), Array("two".utf8)])
        let one = try text("one").lines.map(Array.init)
        #expect(one == [Array("one".utf8)])
        #expect(MessageText.nothing.lines.isEmpty)
    }

    @Test(arguments: [
        ("", 1, 1), ("one", 1, 1), ("one\n\ntwo", 3, 2), ("\n\n\n", 4, 1), (String(repeating: "x", count: 400), 1, 1),
        (String(repeating: "x", count: 401), 1, 2), (String(repeating: "x", count: 401) + "\ny", 2, 3),
        (String(repeating: "a\n", count: 4_096), 4_097, 4_096),
    ])
    func `Lines are counted as sent, and estimated as other dialects receive them`(words: String, said: Int, heard: Int)
        throws
    {
        let text = try #require(MessageText(words, newlines: true))
        #expect(text.lineCount == said && text.linesHeard == heard)
    }

    @Test func `An empty text is no message`() throws {
        let nothing = try text("")
        #expect(ChatMessage(.message, nothing) == nil)
        let waves = try text("waves")
        #expect(ChatMessage(.action, waves)?.kind == .action)
    }
}
