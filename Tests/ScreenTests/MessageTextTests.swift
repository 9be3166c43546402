import Seeds
import Testing

@testable import Screen

@Suite struct MessageTextTests {
    private func inks(_ text: String) -> [StyledGlyph] { StyledText(text, .usual).inks(ruler) }

    private func rows(_ text: String, _ columns: Int, indent: Int = 2) -> [String] {
        Wrapping(columns: columns, indent: indent).rows(of: [inks(text)]).map { $0.map(\.glyph.text).joined() }
    }

    @Test func `Character widths are those of the terminal`() {
        #expect(inks("a日e\u{301}👩").map(\.glyph.width) == [1, 2, 1, 2])
        #expect(inks("👩\u{200D}👩\u{200D}👧👍🏽❤\u{FE0F}").map(\.glyph.text) == ["👩", "👩", "👧", "👍", "❤"])
        #expect(inks("a" + String(repeating: "\u{301}", count: 100)).first?.glyph.text.unicodeScalars.count == 5)
        #expect(inks("\u{301}x").map(\.glyph.text) == ["x"])
        #expect(inks("\u{E000}\u{10FFFF}").allSatisfy { $0.glyph.width == 1 })
    }

    @Test func `Rows break at spaces`() {
        #expect(rows("one two three", 8) == ["one two ", "  three"])
        #expect(rows("one two", 7) == ["one two"])
        #expect(rows("abcdefghij", 4) == ["abcd", "  ef", "  gh", "  ij"])
        #expect(rows("日本語", 5, indent: 0) == ["日本", "語"])
    }

    @Test func `Links stay whole`() {
        #expect(rows("see https://x.org/1 ok", 17) == ["see ", "  https://x.org/1", "  ok"])
        #expect(rows("see https://x.org/12345 now", 19) == ["see ", "https://x.org/12345", "  now"])
        let long = "https://x.org/" + String(repeating: "y", count: 30)
        #expect(rows("a \(long)", 20) == ["a ", "https://x.org/yyyyyy", "yyyyyyyyyyyyyyyyyyyy", "yyyy"])
    }

    /// No row is wider than the given width, and only spaces are left out.
    @Test func `Random text fits any width and loses only spaces`() {
        let pieces = ["a", "word", " ", "  ", "日本", "👩", "e\u{301}", "https://example.org/a/b/c", "longlonglonglong"]
        var chance = SplitMix64(seed: 11)
        for _ in 0..<2_000 {
            let text = (0..<Int(chance.next() % 12)).map { _ in pieces[Int(chance.next() % UInt64(pieces.count))] }
                .joined()
            let columns = 2 + Int(chance.next() % 30)
            let rows = Wrapping(columns: columns, indent: Int(chance.next() % 8)).rows(of: [inks(text)])
            #expect(rows.allSatisfy { $0.width <= columns }, "\(text) in \(columns)")
            let kept = rows.flatMap { $0 }.map(\.glyph.text).filter { $0 != " " }
            #expect(kept == inks(text).map(\.glyph.text).filter { $0 != " " })
        }
    }

    @Test func `A name keeps its colour`() {
        #expect(Style.of(name: "ana") == Style.of(name: "ANA"))
        #expect(Style.of(name: "ana").colour == .name(9))
        #expect(Set(["ana", "ben", "cleo", "dora", "emil"].map { Style.of(name: $0) }).count > 2)
    }
}
