/// What a terminal is to show: a character in each column of each row, and where the cursor stands.
public struct Picture: Equatable, Sendable {
    /// What stands in one column.
    public struct Cell: Equatable, Sendable {
        /// The character with what is put on top of it; empty in the right half of a wide one.
        public fileprivate(set) var text: String
        /// How it looks.
        public fileprivate(set) var style: Style

        /// Whether there is nothing to draw.
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

    /// How wide it is.
    public let columns: Int
    /// How high it is.
    public let rows: Int
    /// Row after row.
    public private(set) var cells: [Cell]
    /// Where the cursor stands; nil where it is hidden.
    public internal(set) var cursor: Position?

    /// The most columns or rows that are drawn; a larger terminal stays blank beyond.
    private static let mostCells = 1_000

    /// An empty one.
    init(columns: Int, rows: Int) {
        self.columns = min(max(1, columns), Picture.mostCells)
        self.rows = min(max(1, rows), Picture.mostCells)
        cells = Array(repeating: .blank, count: self.columns * self.rows)
    }

    /// What stands in a row.
    public func row(_ row: Int) -> ArraySlice<Cell> { cells[row * columns..<(row + 1) * columns] }

    /// Writes glyphs into a part of a row; what does not fit there is left out.
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

    /// Gives a part of a row a style, whatever stands there or will.
    mutating func fill(row: Int, in part: Range<Int>, _ style: Style) {
        guard row >= 0 && row < rows else { return }
        for column in part.clamped(to: 0..<columns) {
            cells[row * columns + column] = Cell(text: " ", style: style)
        }
    }

    /// The rows as text, without blanks at their ends.
    public var text: String {
        (0..<rows).map { row in
            var line = self.row(row).map(\.text).joined()
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n") + "\n"
    }
}
