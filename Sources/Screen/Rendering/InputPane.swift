/// The rows of the input line, with the cursor's position.
struct InputPane {
    private(set) var rows: [[StyledGlyph]]
    /// The cursor's row and column.
    private(set) var cursor: Picture.Position

    /// Breaks the line at full rows; pasted text is shown like typed text.
    init(_ line: InputLine, behind prompt: [StyledGlyph], columns: Int, ruler: TextMeasure) {
        let prompt = prompt.fitting(columns / 2)
        rows = [prompt]
        cursor = Picture.Position(row: 0, column: prompt.width)
        for (index, typed) in line.typed.enumerated() {
            if index == line.cursor { cursor = end }
            if typed.character == "\n" {
                rows.append([])
                continue
            }
            for ink in StyledText(String(typed.character), .usual).inks(ruler) {
                if rows[rows.count - 1].width + ink.glyph.width > max(2, columns - 1) { rows.append([]) }
                rows[rows.count - 1].append(ink)
            }
        }
        if line.cursor == line.typed.count { cursor = end }
    }

    private var end: Picture.Position {
        Picture.Position(row: rows.count - 1, column: rows[rows.count - 1].width)
    }

    /// Returns as many rows as fit into the height, always including the cursor's row.
    func visible(_ height: Int) -> (rows: ArraySlice<[StyledGlyph]>, cursor: Picture.Position) {
        let first = min(max(0, cursor.row - height + 1), max(0, rows.count - height))
        let last = min(rows.count, first + height)
        return (rows[first..<last], Picture.Position(row: cursor.row - first, column: cursor.column))
    }
}
