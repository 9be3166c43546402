/// The line that one types, in rows, with the cursor in it.
struct InputPane {
    private(set) var rows: [[StyledGlyph]]
    /// The row and column of the cursor.
    private(set) var cursor: Picture.Position

    /// Breaks the line where a row is full; what was pasted is shown like the rest.
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

    /// As many rows as there is room for, such that the cursor is among them.
    func visible(_ height: Int) -> (rows: ArraySlice<[StyledGlyph]>, cursor: Picture.Position) {
        let first = min(max(0, cursor.row - height + 1), max(0, rows.count - height))
        let last = min(rows.count, first + height)
        return (rows[first..<last], Picture.Position(row: cursor.row - first, column: cursor.column))
    }
}
