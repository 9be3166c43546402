/// The areas of the terminal. A narrow terminal omits the members first, then the rooms; a low one omits the title
/// first, then the status.
struct Layout: Equatable {
    /// The columns of the room list; nil when the terminal is too narrow.
    var rooms: Range<Int>?
    /// The columns of the messages.
    var window: Range<Int>
    /// The columns of the member list; nil when the terminal is too narrow.
    var members: Range<Int>?
    /// The row of the title; nil when the terminal is too low.
    var title: Int?
    /// The rows of the messages.
    var body: Range<Int>
    /// The row of the status; nil when the terminal is too low.
    var status: Int?
    /// The rows of the input line.
    var line: Range<Int>

    /// The widths from which the members and the rooms are shown, and the columns that each list takes.
    private static let wide = 90
    private static let middling = 60
    private static let side = 18

    /// Computes the layout of a terminal of that size, with `typedRows` wanted for the input line.
    init(columns: Int, rows: Int, typedRows: Int) {
        let columns = max(1, columns)
        let rows = max(1, rows)
        self.rooms = columns >= Layout.middling ? 0..<Layout.side : nil
        self.members = columns >= Layout.wide ? columns - Layout.side..<columns : nil
        // One column separates neighbouring areas and shows a vertical line.
        window = (rooms.map { $0.upperBound + 1 } ?? 0)..<(members.map { $0.lowerBound - 1 } ?? columns)
        let lineRows = min(max(1, typedRows), max(1, rows / 3))
        line = rows - lineRows..<rows
        status = rows - lineRows >= 2 ? rows - lineRows - 1 : nil
        title = rows - lineRows >= 3 ? 0 : nil
        let top = title == nil ? 0 : 1
        body = top..<max(top, status ?? line.lowerBound)
    }
}
