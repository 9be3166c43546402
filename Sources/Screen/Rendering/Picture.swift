/// The content of a terminal: a character in each column of each row, and the cursor's position.
public struct Picture: Equatable, Sendable {
    /// The content of one column.
    public struct Cell: Equatable, Sendable {
        /// The character with its combining characters; empty in the right half of a wide character.
        public fileprivate(set) var text: String
        /// The style of the character.
        public fileprivate(set) var style: Style

        /// Whether the cell is blank.
        public var isBlank: Bool { self == .blank }

        static let blank = Cell(text: " ", style: .usual)
    }

    /// A row and a column, counted from 0 at the top left.
    public struct Position: Equatable, Sendable {
        /// The row.
        public var row: Int
        /// The column.
        public var column: Int
    }

    /// The width in columns.
    public let columns: Int
    /// The height in rows.
    public let rows: Int
    /// The cells, row after row.
    public private(set) var cells: [Cell]
    /// The position of the cursor; nil when the cursor is hidden.
    public internal(set) var cursor: Position?

    /// The most columns or rows that are drawn; the rest of a larger terminal stays blank.
    private static let mostCells = 1_000

    /// Creates an empty picture.
    init(columns: Int, rows: Int) {
        self.columns = min(max(1, columns), Picture.mostCells)
        self.rows = min(max(1, rows), Picture.mostCells)
        cells = Array(repeating: .blank, count: self.columns * self.rows)
    }

    /// Returns the cells of a row.
    public func row(_ row: Int) -> ArraySlice<Cell> { cells[row * columns..<(row + 1) * columns] }

    /// Writes glyphs into a part of a row; glyphs that do not fit are left out.
    mutating func write(_ inks: [StyledGlyph], row: Int, in part: Range<Int>) {
        let part = part.clamped(to: 0..<columns)
        guard row >= 0 && row < rows else { return }
        var column = part.lowerBound
        for ink in inks {
            let end = column + ink.glyph.width
            if end > part.upperBound { return }
            cells[row * columns + column] = Cell(text: ink.glyph.text, style: ink.style)
            for right in column + 1..<max(end, column + 1) {
                cells[row * columns + right] = Cell(text: "", style: ink.style)
            }
            column = end
        }
    }

    /// Sets the style of a part of a row, for present and later text.
    mutating func fill(row: Int, in part: Range<Int>, _ style: Style) {
        guard row >= 0 && row < rows else { return }
        for column in part.clamped(to: 0..<columns) {
            cells[row * columns + column] = Cell(text: " ", style: style)
        }
    }

    /// The rows as text, without trailing blanks.
    public var text: String {
        (0..<rows).map { row in
            var line = self.row(row).map(\.text).joined()
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n") + "\n"
    }
}
