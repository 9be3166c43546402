import Chat
import Testing

@Suite struct RoomNameTests {
    @Test(arguments: [
        "lobby", "x", "42", "c#", "a:b", "@home", "!", "-", "caf\u{E9}", "cafe\u{301}", "日本", "😀", "directs", "a#b",
        "\u{EF}\u{300}",
    ])
    func visibleTextIsAName(text: String) {
        #expect(RoomName(text)?.shown == Array(text.utf8))
    }

    static let forbidden: [(String, String)] = [
        ("nothing", ""), ("space", "a b"), ("comma", "a,b"), ("leading #", "#lobby"), ("direct", "direct"),
        ("direct, however spelled", "DiReCt"), ("NUL", "a\u{0}"), ("BEL", "a\u{7}"), ("LF", "a\n"), ("CR", "a\r"),
        ("tab", "a\t"), ("ESC", "\u{1B}[31m"), ("DEL", "a\u{7F}"), ("NEL", "a\u{85}"), ("C1 CSI", "a\u{9B}"),
        ("no-break space", "a\u{A0}b"), ("em space", "a\u{2003}b"), ("ideographic space", "a\u{3000}b"),
        ("soft hyphen", "a\u{AD}b"), ("zero-width space", "a\u{200B}b"), ("zero-width joiner", "a\u{200D}b"),
        ("right-to-left override", "a\u{202E}b"), ("isolate", "a\u{2066}b"), ("byte order mark", "\u{FEFF}a"),
        ("word joiner", "a\u{2060}b"), ("line separator", "a\u{2028}b"), ("paragraph separator", "a\u{2029}b"),
        ("private use", "a\u{E000}"), ("unassigned", "a\u{378}"), ("non-character", "a\u{FFFF}"),
        ("variation selector", "a\u{FE0F}"), ("Hangul filler", "a\u{3164}"), ("tag", "a\u{E0041}"),
        ("grapheme joiner", "a\u{34F}b"), ("interlinear anchor", "a\u{FFF9}"),
    ]

    @Test(arguments: forbidden)
    func whatCantBeSeenIsInNoName(what: String, text: String) {
        #expect(RoomName(text) == nil, "\(what)")
        if !text.isEmpty && !text.hasPrefix("#") && text.lowercased() != "direct" {
            #expect(RoomName("x" + text + "y") == nil, "\(what)")
        }
    }

    @Test(
        arguments: [
            [0x61, 0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0x61, 0xE2, 0x82], [0xFF], [0xF8, 0x88, 0x80, 0x80, 0x80],
        ] as [[UInt8]])
    func bytesThatAreNoUTF8AreNoName(bytes: [UInt8]) {
        #expect(RoomName(bytes) == nil)
    }

    @Test func nameHas1To64Bytes() {
        #expect(RoomName(String(repeating: "a", count: 64)) != nil)
        #expect(RoomName(String(repeating: "a", count: 65)) == nil)
        #expect(RoomName(String(repeating: "\u{E4}", count: 32)) != nil)
        #expect(RoomName(String(repeating: "\u{E4}", count: 33)) == nil)
    }

    @Test func combiningMarkHidesNoDelimiter() {
        let marks = (0x300...0x313).compactMap(Unicode.Scalar.init).map(String.init) + ["\u{20DD}", "\u{1F3FB}"]
        for mark in marks {
            for delimiter in [" ", ",", "\r\n", "\n", "\r", "\u{0}"] {
                #expect(RoomName("a" + delimiter + mark + "b") == nil)
                #expect(RoomName(delimiter + mark) == nil)
            }
            #expect(RoomName("#" + mark + "x") == nil)
        }
    }

    @Test func lengthIsLookedAtBeforeAnythingElse() {
        let marks = String(repeating: "\u{301}\u{315}", count: 1_000)
        let bytes = Array(("a" + marks).utf8)
        let time = ContinuousClock().measure {
            for _ in 0..<1_000 where RoomName(bytes) != nil || UserName(bytes) != nil { Issue.record("a name") }
        }
        #expect(time < .seconds(1))
    }

    @Test func namesAreComparedByTheirBytesButForASCIICapitals() throws {
        let small = try #require(RoomName("\u{E4}lobby"))
        #expect(small == RoomName("\u{E4}LoBBy"))
        #expect(small.hashValue == RoomName("\u{E4}LOBBY")?.hashValue)
        #expect(small != RoomName("\u{C4}lobby"))
        let twins = [
            ("caf\u{E9}", "cafe\u{301}"), ("k", "\u{212A}"), ("i", "\u{130}"), ("ss", "\u{DF}"), ("\u{C5}", "\u{212B}"),
        ]
        for (left, right) in twins {
            let one = try #require(RoomName(left))
            let other = try #require(RoomName(right))
            #expect(one != other)
            #expect(one.key != other.key)
        }
    }
}
