/// Whatever gives one line after the other: the log of a program, its screen, a conversation.
protocol LineSource {
    /// Waits for the next line, which comes without its end; nil when there is none any more.
    ///
    /// Throws when nothing has come for a minute.
    func nextLine() throws -> String?
}

/// Something was waited for that did not come.
struct TestFailure: Error, CustomStringConvertible {
    let description: String
}

extension LineSource {
    /// The lines up to the first one that begins like this, with that one at the end.
    @discardableResult
    func skip(to beginning: String) throws -> [String] {
        var lines: [String] = []
        while let line = try nextLine() {
            lines.append(line)
            if line.hasPrefix(beginning) { return lines }
        }
        throw TestFailure(description: "\"\(beginning)\" never came, but \(lines.suffix(20))")
    }

    /// All lines that still come.
    func readToEnd() throws -> [String] {
        var lines: [String] = []
        while let line = try nextLine() { lines.append(line) }
        return lines
    }
}
