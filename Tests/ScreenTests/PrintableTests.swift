import Screen
import Testing

@Suite struct PrintableTests {
    // These texts are not arguments of the test, because the test run would print the arguments unchanged.
    @Test func `Sequences that control a terminal become visible`() {
        let hostile = [
            ("\u{1B}[31mred\u{1B}[0m", "␛[31mred␛[0m"),  // CSI: colours
            ("\u{1B}[2J\u{1B}[H", "␛[2J␛[H"),  // CSI: clears the screen
            ("\u{1B}]0;title\u{07}", "␛]0;title␇"),  // OSC 0: the window's title
            ("\u{1B}]8;;http://x\u{1B}\\", "␛]8;;http://x␛\\"),  // OSC 8: a link
            ("\u{1B}]52;c;aGk=", "␛]52;c;aGk="),  // OSC 52: the clipboard, unterminated
            ("\u{1B}P+q\u{1B}\\", "␛P+q␛\\"),  // DCS
            ("\u{1B}_apc\u{1B}\\", "␛_apc␛\\"),  // APC
            ("\u{9B}31m", "\u{FFFD}31m"),  // CSI of C1
            ("\u{9D}0;t\u{9C}", "\u{FFFD}0;t\u{FFFD}"),  // OSC and ST of C1
            ("\u{1B}[201~rm", "␛[201~rm"),  // the end of a bracketed paste
            ("\u{1B}[?1000h\u{1B}[6n\u{1B}[c", "␛[?1000h␛[6n␛[c"),  // DECSET mouse, DSR, DA
            ("a\rb\u{08}c\u{7F}\u{00}", "a␍b␈c␡␀"),
            ("one\ntwo\u{0B}\u{0C}", "one␊two␋␌"),
            ("\u{85}\u{2028}\u{2029}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
            (
                "\u{202E}txt\u{202C}\u{2066}\u{2069}\u{200F}\u{061C}",
                "\u{FFFD}txt" + "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"
            ),
            (
                "zero\u{200B}width\u{FEFF}\u{AD}\u{E0041}\u{FFF9}",
                "zero\u{FFFD}width" + "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"
            ),
        ]
        for (sequence, shown) in hostile {
            #expect(Array(Printable(Array(sequence.utf8)).text.unicodeScalars) == Array(shown.unicodeScalars))
        }
    }

    @Test func `Text of any language stays unchanged`() {
        for text in ["plain ~!", "Größe", "日本語", "עברית", "می‌خواهم", "👩‍👩‍👧", "❤️", "e\u{301}", "क्‍ष", ""] {
            #expect(Array(Printable(Array(text.utf8)).text.utf8) == Array(text.utf8))
        }
    }

    @Test(
        arguments: [
            [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x9B], [0x80],
        ]
            as [[UInt8]])
    func `Bytes that are not UTF-8 are replaced`(bytes: [UInt8]) {
        let text = Printable([0x61] + bytes + [0x62]).text
        #expect(text.first == "a" && text.last == "b" && text.count > 2)
        #expect(text.dropFirst().dropLast().allSatisfy { $0 == "\u{FFFD}" })
    }

    @Test func `IRC formatting is removed together with its colours`() {
        let formatted = [
            ("\u{02}bold\u{02} \u{1D}i\u{1D}\u{1F}u\u{1F}\u{1E}s\u{11}m\u{16}r\u{0F}", "bold iusmr"),
            ("\u{03}4red\u{03} \u{03}04,12both \u{03}123 \u{03}4,x \u{03},5", "red both 3 ,x ,5"),
            ("\u{04}ff0000red \u{04}FF0000,00ff00both \u{04}ff00 \u{04}", "red both ff00 "),
            ("tab\tstop", "tab stop"),
        ]
        for (text, shown) in formatted { #expect(Printable(Array(text.utf8)).text == shown) }
    }

    /// This includes a control sequence that is formed only when the text inside it is removed.
    @Test func `Random bytes leave nothing that controls a terminal`() {
        var chance = SystemRandomNumberGenerator()
        let telling: [UInt8] = [
            0x1B, 0x9B, 0xC2, 0xE2, 0x80, 0xA8, 0xAE, 0x03, 0x04, 0x02, 0x0D, 0x0A, 0x7F, 0x2C, 0x31,
        ]
        for round in 0..<100_000 {
            let bytes = (0..<Int.random(in: 0...24, using: &chance)).map { _ in
                round.isMultiple(of: 2) ? UInt8.random(in: 0...255, using: &chance) : telling.randomElement() ?? 0
            }
            let steering = Printable(bytes).text.unicodeScalars.filter {
                $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || (0x2028...0x202E).contains($0.value)
                    || (0x2066...0x2069).contains($0.value)
            }
            if !steering.isEmpty { Issue.record("left of \(bytes): \(steering.map(\.value))") }
        }
    }

    @Test func `A long line takes time in proportion to its length`() {
        let long = [UInt8](repeating: 0x03, count: 1 << 20) + Array(repeating: 0xCC, count: 1 << 16)
        #expect(Printable(long).text.unicodeScalars.count == 1 << 16)
    }
}
