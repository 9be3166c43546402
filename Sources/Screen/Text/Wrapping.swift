/// Breaks words into rows by their width on the screen.
///
/// 1. No row is wider than it may be, and no character is cut in two.
/// 2. Rows break at spaces, which are not shown there; a word that is wider than a row is broken where it must.
/// 3. A link is not broken where a row of its own can hold it, for which it may begin at the left edge.
struct Wrapping {
    /// Columns of a row, at least two.
    let columns: Int
    /// Columns that every row but the first leaves blank at the left.
    let indent: Int

    init(columns: Int, indent: Int) {
        self.columns = max(2, columns)
        self.indent = indent * 2 > columns ? 0 : indent
    }

    /// The rows of a text of several lines, behind a beginning that is never broken away from it.
    func rows(of lines: [[Ink]], behind start: [Ink] = []) -> [[Ink]] {
        var rows = [start.fitting(columns - 1)]
        for (number, line) in lines.enumerated() {
            if number > 0 { rows.append(margin) }
            for word in Wrapping.words(of: line) { add(word, to: &rows) }
        }
        return rows
    }

    private var margin: [Ink] { blanks(indent) }

    private func blanks(_ count: Int) -> [Ink] { Array(repeating: Ink(glyph: .blank, style: .usual), count: count) }

    private func add(_ word: ArraySlice<Ink>, to rows: inout [[Ink]]) {
        let row = rows[rows.count - 1]
        let width = Array(word).width
        if row.width + width <= columns { return rows[rows.count - 1] += word }
        if word.allSatisfy(\.isSpace) { return rows[rows.count - 1] += blanks(columns - row.width) }
        // What begins at the left edge can be copied over the ends of rows.
        let margin = width > columns - indent && Wrapping.isLink(word) ? [] : margin
        if row == self.margin { rows[rows.count - 1] = margin } else { rows.append(margin) }
        for ink in word {
            if rows[rows.count - 1].width + ink.glyph.width > columns { rows.append(margin) }
            rows[rows.count - 1].append(ink)
        }
    }

    /// Words and the spaces between them, one after the other.
    private static func words(of line: [Ink]) -> [ArraySlice<Ink>] {
        var words: [ArraySlice<Ink>] = []
        var start = line.startIndex
        for index in line.indices.dropFirst() where line[index].isSpace != line[index - 1].isSpace {
            words.append(line[start..<index])
            start = index
        }
        if start < line.endIndex { words.append(line[start...]) }
        return words
    }

    private static func isLink(_ word: ArraySlice<Ink>) -> Bool {
        word.prefix(12).map(\.glyph.text).joined().contains("://")
    }
}

extension Ink {
    fileprivate var isSpace: Bool { glyph.text == " " }
}
