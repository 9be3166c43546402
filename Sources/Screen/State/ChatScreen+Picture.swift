/// Draws the screen.
extension ChatScreen {
    /// The picture for the current size of the terminal.
    public var picture: Picture {
        var picture = Picture(columns: columns, rows: rows)
        let layout = layout
        drawTitle(layout, &picture)
        drawTalk(layout, &picture)
        drawRooms(layout, &picture)
        drawMembers(layout, &picture)
        drawStatus(layout, &picture)
        let line = linePane.visible(layout.line.count)
        for (row, inks) in zip(layout.line, line.rows) { picture.write(inks, row: row, in: 0..<columns) }
        picture.cursor = Picture.Position(
            row: min(rows - 1, layout.line.lowerBound + line.cursor.row), column: min(columns - 1, line.cursor.column))
        return picture
    }

    var layout: Layout { Layout(columns: columns, rows: rows, typedRows: linePane.rows.count) }

    var talkPane: MessagePane {
        let layout = layout
        return MessagePane(
            window: open, columns: layout.window.count, height: layout.body.count, ruler: ruler, wanted: search?.word)
    }

    private var linePane: InputPane {
        let prompt = open.place.kind == .server ? "> " : "\(open.place.name)> "
        return InputPane(open.line, behind: StyledText(prompt, .subdued).inks(ruler), columns: columns, ruler: ruler)
    }

    private func drawTitle(_ layout: Layout, _ picture: inout Picture) {
        guard let row = layout.title else { return }
        var title = StyledText(open.place.name, Style(isBold: true, isReversed: true))
        if !open.isEntered { title.append(" (left)", .marked) }
        if layout.members == nil && !open.members.isEmpty { title.append(" (\(open.members.count))", .marked) }
        if !open.topic.isEmpty { title.append(" — \(open.topic)", .marked) }
        picture.fill(row: row, in: 0..<columns, .marked)
        picture.write(title.inks(ruler).fitting(columns), row: row, in: 0..<columns)
    }

    private func drawTalk(_ layout: Layout, _ picture: inout Picture) {
        let rows = helpRow.map { Array(helpRows.dropFirst($0)) } ?? talkPane.visible
        for (row, inks) in zip(layout.body, rows) { picture.write(inks, row: row, in: layout.window) }
    }

    private func drawRooms(_ layout: Layout, _ picture: inout Picture) {
        guard let part = layout.rooms else { return }
        let line = StyledGlyph(glyph: Glyph(text: "│", width: 1), style: .subdued)
        for row in layout.body { picture.write([line], row: row, in: part.upperBound..<part.upperBound + 1) }
        // The open window is always among the visible ones.
        let first = min(max(0, current - layout.body.count + 1), max(0, windows.count - layout.body.count))
        for (row, index) in zip(layout.body, first..<windows.count) {
            let window = windows[index]
            let counts = counts(of: window)
            var name = StyledText(index < 9 ? "\(index + 1) " : "  ", .subdued)
            let style: Style = window.unread > 0 ? Style(isBold: true) : window.isEntered ? .usual : .subdued
            name.append(window.listName, index == current ? .marked : style)
            picture.write(name.inks(ruler).fitting(part.count - counts.width), row: row, in: part)
            picture.write(counts, row: row, in: part.upperBound - counts.width..<part.upperBound)
        }
    }

    /// `!1 5`: the number of mentions and the number of unread messages.
    private func counts(of window: ChatWindow) -> [StyledGlyph] {
        var counts = StyledText()
        if window.mentions > 0 { counts.append(" !\(window.mentions)", .urgent) }
        if window.unread > 0 { counts.append(" \(window.unread)", .usual) }
        return counts.inks(ruler)
    }

    private func drawMembers(_ layout: Layout, _ picture: inout Picture) {
        guard let part = layout.members else { return }
        let line = StyledGlyph(glyph: Glyph(text: "│", width: 1), style: .subdued)
        for row in layout.body { picture.write([line], row: row, in: part.lowerBound - 1..<part.lowerBound) }
        if open.members.isEmpty { return }
        var rows = [StyledText("here: \(open.members.count)", .subdued).inks(ruler)]
        let room = layout.body.count - 1
        let isCut = open.members.count > room
        for member in open.members.prefix(isCut ? max(0, room - 1) : room) {
            var name = StyledText(member.rank, .subdued)
            name.append(member.name, .of(name: member.name))
            rows.append(name.inks(ruler))
        }
        if isCut { rows.append(StyledText("and \(open.members.count - max(0, room - 1)) more", .subdued).inks(ruler)) }
        for (row, inks) in zip(layout.body, rows) { picture.write(inks.fitting(part.count), row: row, in: part) }
    }

    private func drawStatus(_ layout: Layout, _ picture: inout Picture) {
        guard let row = layout.status else { return }
        var status = StyledText(ownName.isEmpty ? "nobody yet" : ownName, .marked)
        if isAway { status.append(" (away)", .marked) }
        if !trouble.isEmpty { status.append(" · \(trouble)", Style(.urgent, isBold: true, isReversed: true)) }
        if let anchor = open.anchor {
            status.append(" · looking back, \(open.serials.upperBound - 1 - anchor.serial) below", .marked)
        }
        if let search { status.append(" · \"\(search.word)\"", .marked) }
        if layout.rooms == nil {
            for window in windows where window.unread > 0 {
                status.append(" · \(window.listName)\(counts(of: window).map(\.glyph.text).joined())", .marked)
            }
        }
        picture.fill(row: row, in: 0..<columns, .marked)
        let hint = StyledText(" /help", .marked).inks(ruler)
        let inks = status.inks(ruler).fitting(columns)
        if inks.width + hint.width < columns { picture.write(hint, row: row, in: columns - hint.width..<columns) }
        picture.write(inks, row: row, in: 0..<columns)
    }
}

extension ChatWindow {
    /// The name in the list of windows; a user's name has a sign before it.
    fileprivate var listName: String { place.kind == .person ? "@\(place.name)" : place.name }
}
