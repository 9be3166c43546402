import Chat
import Seeds
import Testing

@Suite struct RoomNameTests {
    @Test(arguments: [
        "lobby", "x", "42", "c#", "a:b", "@home", "!", "-", "caf\u{E9}", "cafe\u{301}", "日本", "😀", "directs", "a#b",
        "\u{EF}\u{300}",
    ])
    func `Visible text is a room name`(text: String) {
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
    func `Invisible characters are not allowed in a room name`(what: String, text: String) {
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
    func `Bytes that are not UTF-8 are no room name`(bytes: [UInt8]) {
        #expect(RoomName(bytes) == nil)
    }

    @Test func `A room name has 1 to 64 bytes`() {
        #expect(RoomName(String(repeating: "a", count: 64)) != nil)
        #expect(RoomName(String(repeating: "a", count: 65)) == nil)
        #expect(RoomName(String(repeating: "\u{E4}", count: 32)) != nil)
        #expect(RoomName(String(repeating: "\u{E4}", count: 33)) == nil)
    }

    @Test func `A combining mark does not hide a delimiter`() {
        let marks = (0x300...0x313).compactMap(Unicode.Scalar.init).map(String.init) + ["\u{20DD}", "\u{1F3FB}"]
        for mark in marks {
            for delimiter in [" ", ",", "\r\n", "\n", "\r", "\u{0}"] {
                #expect(RoomName("a" + delimiter + mark + "b") == nil)
                #expect(RoomName(delimiter + mark) == nil)
            }
            #expect(RoomName("#" + mark + "x") == nil)
        }
    }

    @Test func `The length of a room name is checked before anything else`() {
        let marks = String(repeating: "\u{301}\u{315}", count: 1_000)
        let bytes = Array(("a" + marks).utf8)
        let time = ContinuousClock().measure {
            for _ in 0..<1_000 where RoomName(bytes) != nil || UserName(bytes) != nil { Issue.record("a name") }
        }
        #expect(time < .seconds(1))
    }

    static let same: [(String, String)] = [
        ("\u{E4}lobby", "\u{E4}LoBBy"), ("\u{E4}lobby", "\u{C4}LOBBY"), ("\u{E9}1", "\u{C9}1"),
        ("caf\u{E9}", "cafe\u{301}"), ("caf\u{E9}", "CAFE\u{301}"), ("k", "\u{212A}"), ("\u{E5}", "\u{212B}"),
        ("\u{1EA5}", "a\u{302}\u{301}"), ("\u{0440}\u{0443}", "\u{0420}\u{0423}"), ("\u{AC00}", "\u{1100}\u{1161}"),
        ("a\u{323}\u{307}", "a\u{307}\u{323}"), ("i\u{307}", "\u{130}"),
    ]

    @Test(arguments: same) func `Names that differ in capitals or in the encoding of accents are equal`(
        left: String, right: String
    ) throws {
        let (one, other) = (try #require(RoomName(left)), try #require(RoomName(right)))
        #expect(one == other)
        #expect(one.key == other.key)
        #expect(one.hashValue == other.hashValue)
        #expect((one.shown, other.shown) == (Array(left.utf8), Array(right.utf8)))
    }

    @Test(arguments: [
        ("i", "\u{130}"), ("i", "\u{131}"), ("ss", "\u{DF}"), ("e", "\u{E9}"), ("a", "\u{430}"), ("fi", "\u{FB01}"),
        ("\u{3C3}", "\u{3C2}"), ("2", "\u{B2}"),
    ])
    func `Names that look alike but have other letters are different`(left: String, right: String) throws {
        #expect(try #require(RoomName(left)) != #require(RoomName(right)))
    }

    /// The model is the comparison of strings by the standard library, which is by canonical equivalence.
    @Test func `Two names are equal exactly if their lower case is canonically equivalent`() throws {
        var chance = SplitMix64(seed: 13)
        let scalars: [String] = [
            "a", "A", "e", "E", "\u{E9}", "\u{C9}", "\u{301}", "\u{307}", "\u{323}", "\u{130}", "i", "\u{212B}",
            "\u{C5}",
            "\u{30A}", "\u{3A3}", "\u{3C3}", "\u{1E9B}", "\u{1E69}", "s", "\u{AC00}", "\u{1100}", "\u{1161}",
            "\u{1D160}",
        ]
        for _ in 0..<20_000 {
            let left = (0..<3).map { _ in chance.pick(scalars) }.joined()
            let right = (0..<3).map { _ in chance.pick(scalars) }.joined()
            let (one, other) = (try #require(RoomName(left)), try #require(RoomName(right)))
            #expect((one == other) == (left.lowercased() == right.lowercased()), "\(left) \(right)")
            #expect(FoldedKey(folding: one.key.bytes) == one.key, "folding a key again changes nothing")
            #expect(one.key.bytes.count <= 9 * one.shown.count)
        }
    }
}
