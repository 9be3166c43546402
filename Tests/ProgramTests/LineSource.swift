/// A source of text lines, such as the log of a program, its output, or a connection.
protocol LineSource {
    /// Waits for the next line and returns it without its line end; nil at the end of the source.
    ///
    /// - Throws: An error when nothing has arrived for a minute.
    func nextLine() throws -> String?
}

/// An error that fails a test, mostly because expected output did not arrive.
struct TestFailure: Error, CustomStringConvertible {
    let description: String
}

extension LineSource {
    /// Returns the lines up to and including the first one that begins with the given text.
    ///
    /// - Throws: `TestFailure` when the source ends before such a line.
    @discardableResult
    func skip(to beginning: String) throws -> [String] {
        var lines: [String] = []
        while let line = try nextLine() {
            lines.append(line)
            if line.hasPrefix(beginning) { return lines }
        }
        throw TestFailure(description: "\"\(beginning)\" never came, but \(lines.suffix(20))")
    }

    /// Returns all remaining lines.
    func readToEnd() throws -> [String] {
        var lines: [String] = []
        while let line = try nextLine() { lines.append(line) }
        return lines
    }
}
