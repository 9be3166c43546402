/// Breaks text into rows by its width on the screen.
///
/// 1. No row is wider than its limit, and no character is split.
/// 2. Rows break at spaces, which are not shown there, and beside wide characters, whose scripts have no spaces; a word
///    wider than a row is broken at the row's end.
/// 3. A link that fits into a row of its own is not broken; that row may begin at the left edge.
struct Wrapping {
    /// The columns of a row, at least two.
    let columns: Int
    /// The blank columns at the left of every row but the first.
    let indent: Int

    init(columns: Int, indent: Int) {
        self.columns = max(2, columns)
        // A wide character must fit beside the indent.
        self.indent = indent * 2 > columns || columns - indent < 2 ? 0 : indent
    }

    /// Returns the rows of a text of several lines, after a start that is never separated from the text.
    func rows(of lines: [[StyledGlyph]], behind start: [StyledGlyph] = []) -> [[StyledGlyph]] {
        var rows = [start.fitting(columns - 1)]
        for (number, line) in lines.enumerated() {
            if number > 0 { rows.append(margin) }
            for word in Wrapping.words(of: line) { append(word, to: &rows) }
        }
        return rows
    }

    private var margin: [StyledGlyph] { blanks(indent) }

    private func blanks(_ count: Int) -> [StyledGlyph] {
        Array(repeating: StyledGlyph(glyph: .blank, style: .usual), count: count)
    }

    private func append(_ word: ArraySlice<StyledGlyph>, to rows: inout [[StyledGlyph]]) {
        let row = rows[rows.count - 1]
        let width = Array(word).width
        if row.width + width <= columns { return rows[rows.count - 1] += word }
        if word.allSatisfy(\.isSpace) { return rows[rows.count - 1] += blanks(max(0, columns - row.width)) }
        let isTooWide = width > columns - indent
        // A link that begins at the left edge can be copied across row ends.
        let margin = isTooWide && Wrapping.isLink(word) ? [] : margin
        if row == self.margin {
            rows[rows.count - 1] = margin
        } else if !isTooWide || margin.isEmpty {
            rows.append(margin)
        }
        for ink in word {
            if rows[rows.count - 1].width + ink.glyph.width > columns { rows.append(margin) }
            rows[rows.count - 1].append(ink)
        }
    }

    /// Splits a line into words and the spaces between them, in order.
    private static func words(of line: [StyledGlyph]) -> [ArraySlice<StyledGlyph>] {
        var words: [ArraySlice<StyledGlyph>] = []
        var start = line.startIndex
        for index in line.indices.dropFirst() where line[index].isApart(from: line[index - 1]) {
            words.append(line[start..<index])
            start = index
        }
        if start < line.endIndex { words.append(line[start...]) }
        return words
    }

    private static func isLink(_ word: ArraySlice<StyledGlyph>) -> Bool {
        word.prefix(12).map(\.glyph.text).joined().contains("://")
    }
}

extension StyledGlyph {
    fileprivate var isSpace: Bool { glyph.text == " " }

    fileprivate func isApart(from other: StyledGlyph) -> Bool {
        isSpace != other.isSpace || glyph.width > 1 || other.glyph.width > 1
    }
}
