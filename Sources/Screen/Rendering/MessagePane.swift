/// The messages of a window, as rows that fit its width and height.
struct MessagePane {
    let window: ChatWindow
    let columns: Int
    let height: Int
    let ruler: TextMeasure
    /// The searched word, which is marked.
    let wanted: String?

    /// The visible rows from the top; fewer when the messages do not fill the pane.
    var visible: [[StyledGlyph]] {
        guard window.serials.isEmpty == false else { return [] }
        let end = ChatWindow.Anchor(serial: window.serials.upperBound - 1, rowsBelow: 0)
        return rows(upTo: window.anchor ?? end)
    }

    /// Returns the rows that end at an anchor, at most as many as fit.
    func rows(upTo anchor: ChatWindow.Anchor) -> [[StyledGlyph]] {
        var serial = max(anchor.serial, window.serials.lowerBound)
        let last = rows(of: serial)
        var rows = Array(last.prefix(max(1, last.count - max(0, anchor.rowsBelow))).suffix(height))
        while rows.count < height && serial > window.serials.lowerBound {
            serial -= 1
            rows = Array((self.rows(of: serial) + rows).suffix(height))
        }
        return rows
    }

    /// Returns the rows of one entry, with the lines above it: where the user last read, and where a day begins.
    func rows(of serial: Int) -> [[StyledGlyph]] {
        guard let entry = window.entry(serial) else { return [] }
        var rows: [[StyledGlyph]] = []
        if window.entry(serial - 1)?.time.day != entry.time.day { rows.append(ruled(entry.time.day, .subdued)) }
        if window.lastRead == serial { rows.append(ruled("new", .urgent)) }
        let before = window.entry(serial - 1)
        if entry.isRecalled && before?.isRecalled != true { rows.append(ruled("said before", .subdued)) }
        let start = self.start(of: entry)
        // A narrow window has no columns to spare for an indent.
        let indent = columns >= 50 ? 6 : 2
        let lines = entry.text.split(omittingEmptySubsequences: false) { $0 == "\n" }.map {
            text(String($0), of: entry)
        }
        rows += Wrapping(columns: columns, indent: indent).rows(of: lines, behind: start)
        if case .failed(let reason) = entry.delivery {
            let blanks = StyledText(String(repeating: " ", count: indent), .usual).inks(ruler)
            let words = StyledText("not sent: " + reason, .urgent).inks(ruler)
            rows += Wrapping(columns: columns, indent: indent).rows(of: [words], behind: blanks)
        }
        if entry.isRecalled && window.entry(serial + 1)?.isRecalled != true {
            rows.append(ruled("end of what was said before", .subdued))
        }
        return rows
    }

    private func start(of entry: ScrollbackEntry) -> [StyledGlyph] {
        var start = StyledText(entry.time.minute + " ", .subdued)
        var name = Style.of(name: entry.author)
        if entry.isOwn { name.isBold = true }
        if entry.isMention { name.isReversed = true }
        switch entry.kind {
        case .message:
            start.append(entry.author, name)
            start.append(": ", .subdued)
        case .action:
            start.append("* ", .subdued)
            start.append(entry.author, name)
            start.append(" ", .usual)
        case .notice:
            start.append(entry.author, name)
            start.append(" (notice): ", .subdued)
        case .told: start.append("-- ", .subdued)
        case .refusal: start.append("!! ", .urgent)
        }
        return start.inks(ruler)
    }

    private func text(_ line: String, of entry: ScrollbackEntry) -> [StyledGlyph] {
        var style: Style =
            switch entry.kind {
            case .message, .action: entry.isMention ? Style(isBold: true) : .usual
            case .notice, .told: .subdued
            case .refusal: .urgent
            }
        if entry.delivery == .pending || entry.isRecalled { style.colour = .subdued }
        return marked(StyledText(line, style).inks(ruler))
    }

    /// Marks the searched word.
    private func marked(_ inks: [StyledGlyph]) -> [StyledGlyph] {
        guard let wanted else { return inks }
        let sought = StyledText(wanted.lowercased(), .usual).inks(ruler).map(\.glyph.text)
        let letters = inks.map { $0.glyph.text.lowercased() }
        if sought.isEmpty || letters.count < sought.count { return inks }
        var marked = inks
        for start in 0...letters.count - sought.count where letters[start..<start + sought.count].elementsEqual(sought)
        {
            for index in start..<start + sought.count { marked[index].style = .found }
        }
        return marked
    }

    /// `── new ────`, over the whole width.
    private func ruled(_ words: String, _ style: Style) -> [StyledGlyph] {
        let start = StyledText("── \(words) ", style).inks(ruler)
        let rest = String(repeating: "─", count: max(0, columns - start.width))
        return (start + StyledText(rest, style).inks(ruler)).fitting(columns)
    }
}
