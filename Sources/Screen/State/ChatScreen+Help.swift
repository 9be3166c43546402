/// Shows help: the keys, then the commands.
extension ChatScreen {
    /// The keys and their effects, for the help page and the documents.
    public static let keys: [(key: String, does: String)] = [
        ("Enter", "sends the line"),
        ("Alt-Enter, Ctrl-J", "begins another line of the same message"),
        ("Tab", "completes a name, a room or a command; again for the next"),
        ("Up, Down", "what you typed before"),
        ("Alt-1 … Alt-9, Ctrl-N, Ctrl-P", "another room"),
        ("Alt-A", "the next room in which something is unread, mentions first"),
        ("PageUp, PageDown, wheel", "looks back; Escape returns to the end"),
        ("Ctrl-A, Ctrl-E, Ctrl-B, Ctrl-F, Alt-B, Alt-F", "moves in the line"),
        ("Ctrl-K, Ctrl-U, Ctrl-W, Alt-D, Ctrl-Y, Ctrl-T", "takes out, puts back, exchanges"),
        ("Ctrl-L", "draws the screen anew"),
        ("Ctrl-C", "empties the line; in an empty one it leaves, as Ctrl-D does"),
    ]

    /// Shows the help on one command, found by its name or an alias.
    mutating func showHelp(on word: String, at time: WallTime) {
        let name = (word.hasPrefix("/") ? String(word.dropFirst()) : word).asciiLowercased
        guard let command = commands.first(where: { $0.isCalled(name) }) else {
            return open.append(
                ScrollbackEntry(.refusal, "no-such-command: there is no /\(name); /help lists the commands", at: time))
        }
        showNotice("\(command.typed): \(command.sentence)", at: time)
    }

    /// The rows of the help page.
    var helpRows: [[StyledGlyph]] {
        let columns = layout.window.count
        func row(_ term: String, _ sentence: String) -> [[StyledGlyph]] {
            let start = StyledText(term + "  ", Style(isBold: true)).inks(ruler)
            let words = StyledText(sentence, .usual).inks(ruler)
            let width = start.width + words.width
            if width <= columns { return [start + words] }
            return [start.fitting(columns)]
                + Wrapping(columns: columns, indent: 4).rows(
                    of: [words], behind: StyledText("    ", .usual).inks(ruler))
        }
        let title = StyledText("help; Escape closes it, PageDown shows more", .subdued).inks(ruler).fitting(columns)
        return [title, []] + ChatScreen.keys.flatMap { row($0.key, $0.does) } + [[]]
            + commands.flatMap { row($0.typed, $0.sentence) }
    }
}
