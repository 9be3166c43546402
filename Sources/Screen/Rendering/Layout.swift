/// Which part of a terminal is for what. A narrow one goes without the members, then without the rooms; a low one without
/// the title, then without the status.
struct Layout: Equatable {
    /// The columns of the rooms, where there is room for them.
    var rooms: Range<Int>?
    /// The columns of what was said.
    var window: Range<Int>
    /// The columns of who is here, where there is room for them.
    var members: Range<Int>?
    /// The row of the title.
    var title: Int?
    /// The rows of what was said.
    var body: Range<Int>
    /// The row that tells how it stands.
    var status: Int?
    /// The rows of what is typed.
    var line: Range<Int>

    /// Columns from which on there is room for the members, for the rooms, and how many each take.
    private static let wide = 90
    private static let middling = 60
    private static let side = 18

    /// The layout of a terminal of that size, where what is typed wants so many rows.
    init(columns: Int, rows: Int, typedRows: Int) {
        let columns = max(1, columns)
        let rows = max(1, rows)
        self.rooms = columns >= Layout.middling ? 0..<Layout.side : nil
        self.members = columns >= Layout.wide ? columns - Layout.side..<columns : nil
        // A column with a line in it stands between two parts.
        window = (rooms.map { $0.upperBound + 1 } ?? 0)..<(members.map { $0.lowerBound - 1 } ?? columns)
        let lineRows = min(max(1, typedRows), max(1, rows / 3))
        line = rows - lineRows..<rows
        status = rows - lineRows >= 2 ? rows - lineRows - 1 : nil
        title = rows - lineRows >= 3 ? 0 : nil
        let top = title == nil ? 0 : 1
        body = top..<max(top, status ?? line.lowerBound)
    }
}
