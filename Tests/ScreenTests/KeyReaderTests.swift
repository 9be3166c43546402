import Testing

@testable import Screen

@Suite struct KeyReaderTests {
    static let spellings: [(bytes: String, keys: [Key])] = [
        ("aé日", [.character("a"), .character("é"), .character("日")]),
        ("\r\t\u{7F}\u{8}", [.enter, .tab, .backspace, .backspace]),
        ("\u{1}\u{17}\u{1F}\u{0}", [.control("a"), .control("w"), .control("_"), .control("@")]),
        ("\u{1B}[A\u{1B}OB\u{1B}[1;5C\u{1B}[1;3D\u{1B}[C", [.up, .down, .wordRight, .wordLeft, .right]),
        ("\u{1B}[5~\u{1B}[6~\u{1B}[3~\u{1B}[1~\u{1B}OF\u{1B}[2~", [.pageUp, .pageDown, .delete, .home, .end, .insert]),
        ("\u{1B}b\u{1B}7\u{1B}\r\u{1B}\u{7F}\u{1B}é", [.alt("b"), .alt("7"), .altEnter, .altBackspace, .alt("é")]),
        ("\u{1B}[Z\u{1B}[15~\u{1B}[?1;2cx", [.backTab, .unknown, .unknown, .character("x")]),
        ("\u{1B}[200~/quit\r\u{1B}[31m\u{1B}[201~y", [.paste("/quit\r\u{1B}[31m"), .character("y")]),
        ("\u{1B}\u{1B}[A", [.escape, .up]),
        (
            "\u{1B}[<64;10;5M\u{1B}[<65;10;5M\u{1B}[<0;3;4M\u{1B}[<0;3;4m\u{1B}[<68;1;1M",
            [.wheelUp, .wheelDown, .unknown, .unknown, .wheelUp]
        ),
        ("\u{1B}[M`!!\u{1B}[Ma!!\u{1B}[M !!x", [.wheelUp, .wheelDown, .unknown, .character("x")]),
        ("\u{1B}[200~a\u{3}b\r\u{1B}[201~y", [.paste("a\u{3}b\r"), .character("y")]),
    ]

    @Test(arguments: spellings) func `Keys are read however their bytes are cut`(
        _ spelling: (bytes: String, keys: [Key])
    ) {
        let bytes = Array(spelling.bytes.utf8)
        for cut in 0...bytes.count {
            var reader = KeyReader()
            let keys = reader.read(bytes[..<cut]) + reader.read(bytes[cut...])
            #expect(keys == spelling.keys, "cut at \(cut)")
            #expect(reader.patience == nil)
        }
        var reader = KeyReader()
        let singly = bytes.flatMap { reader.read([$0]) }
        #expect(singly == spelling.keys)
    }

    @Test func `An escape byte is the Escape key if nothing follows it`() {
        #expect(given([0x1B]) == [.escape])
        #expect(given(Array("\u{1B}[".utf8)) == [.alt("[")])
        #expect(given([]) == [])
    }

    @Test func `Invalid UTF-8 is replaced and nothing else is lost`() {
        #expect(
            given([0xFF, 0x61, 0xC3, 0x28]) == [
                .character("\u{FFFD}"), .character("a"), .character("\u{FFFD}"), .character("("),
            ])
        #expect(given([0xE2, 0x82]) == [.unknown])
    }

    @Test func `A paste is bounded`() {
        let bytes = Array("\u{1B}[200~".utf8) + [UInt8](repeating: 0x61, count: 200_000) + Array("\u{1B}[201~b".utf8)
        #expect(given(bytes) == [.paste(String(repeating: "a", count: KeyReader.longestPaste)), .character("b")])
    }

    @Test func `A paste that never ends is given up after its time, and keys work again`() {
        var reader = KeyReader()
        #expect(reader.read(Array("\u{1B}[200~stuck".utf8)) == [] && reader.patience == 10_000)
        #expect(reader.giveUp() == [.paste("stuck")])
        #expect(reader.read(Array("a\u{1B}[201~".utf8)) == [.character("a"), .unknown] && reader.patience == nil)
    }

    @Test func `Ctrl-C after a paste that never ends ends the program soon`() {
        var reader = KeyReader()
        #expect(reader.read(Array("\u{1B}[200~stuck".utf8) + [3]) == [] && reader.patience == 500)
        #expect(reader.giveUp() == [.paste("stuck")] && reader.patience == nil)
        #expect(reader.read([3, 0x61]) == [.control("c"), .character("a")])
    }

    @Test func `An endless escape sequence is given up`() {
        #expect(given(Array("\u{1B}[".utf8) + [UInt8](repeating: 0x31, count: 100)) == [.unknown])
    }

    /// Returns the keys that are read from the bytes when no more bytes follow.
    private func given(_ bytes: [UInt8]) -> [Key] {
        var reader = KeyReader()
        return reader.read(bytes) + reader.giveUp()
    }
}
