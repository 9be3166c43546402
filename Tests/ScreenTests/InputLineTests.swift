import Seeds
import Testing

@testable import Screen

/// Tests of the editing keys in the input line, which follow readline.
@Suite struct InputLineTests {
    /// The pressed keys, and the text that the line then contains, with `|` at the cursor.
    static let scripts: [(keys: [Key], line: String)] = [
        ([.paste("tea for two"), .control("a"), .character("X")], "X|tea for two"),
        ([.paste("tea for two"), .control("b"), .control("b"), .control("t")], "tea for wt|o"),
        ([.paste("tea for two"), .control("t")], "tea for tow|"),
        ([.paste("tea for two"), .control("w"), .control("w"), .control("y")], "tea for two|"),
        ([.paste("tea for two"), .alt("b"), .alt("b"), .alt("d"), .control("y"), .control("y")], "tea forfor| two"),
        ([.paste("tea for two"), .home, .alt("f"), .control("k")], "tea|"),
        ([.paste("tea for two"), .left, .control("u"), .end, .control("y")], "otea for tw|"),
        ([.paste("a-b c"), .altBackspace, .altBackspace], "a-|"),
        ([.paste("a-b c"), .control("w"), .control("w")], "|"),
        ([.paste("one"), .altEnter, .paste("two"), .control("a"), .up, .control("e")], "one|⏎two"),
        ([.paste("one"), .altEnter, .paste("two"), .up, .control("k")], "one|two"),
        ([.paste("ab"), .left, .delete, .backspace, .backspace], "|"),
        ([.character("e"), .character("\u{301}"), .backspace], "|"),
        ([.paste("日本"), .left, .character("x")], "日x|本"),
        ([.control("y"), .control("t"), .delete, .left, .right, .alt("b")], "|"),
    ]

    @Test(arguments: scripts) func `Keys edit the line`(_ script: (keys: [Key], line: String)) {
        var line = InputLine()
        for key in script.keys { _ = line.press(key) }
        var shown = line.text.replacingNewlines
        shown.insert("|", at: shown.index(shown.startIndex, offsetBy: line.cursor))
        #expect(shown == script.line)
    }

    @Test func `A paste is text and never a command`() {
        var pasted = InputLine()
        _ = pasted.press(.paste("/quit\r\nnow\u{1B}[2J"))
        #expect(!pasted.isCommand && pasted.said == "/quit\nnow[2J")
        var typed = InputLine()
        for character in "/quit" { _ = typed.press(.character(character)) }
        #expect(typed.isCommand)
        _ = typed.press(.control("a"))
        _ = typed.press(.character("/"))
        #expect(!typed.isCommand && typed.said == "/quit")
    }

    @Test func `A line is bounded`() {
        var line = InputLine()
        for _ in 0..<3 { _ = line.press(.paste(String(repeating: "x", count: 40_000))) }
        #expect(line.text.count == InputLine.mostCharacters)
        _ = line.press(.control("u"))
        for _ in 0..<3 { _ = line.press(.control("y")) }
        #expect(line.text.count == InputLine.mostCharacters && line.cursor == InputLine.mostCharacters)
    }

    /// Random keys in random order must leave the cursor inside the line.
    @Test func `Random keys keep the cursor inside the line`() {
        let keys: [Key] =
            InputLineTests.scripts.flatMap(\.keys) + [.down, .wordLeft, .wordRight, .control("d"), .paste("a\n\nb  c")]
        var chance = SplitMix64(seed: 7)
        var line = InputLine()
        for _ in 0..<20_000 {
            _ = line.press(keys[Int(chance.next() % UInt64(keys.count))])
            #expect((0...line.typed.count).contains(line.cursor))
            if line.typed.count > 200 { line.clear() }
        }
    }
}

extension String {
    fileprivate var replacingNewlines: String { String(map { $0 == "\n" ? "⏎" : $0 }) }
}
