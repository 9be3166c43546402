/// Formats texts for `--help`, in columns and within a width.
public enum HelpText {
    /// The maximum number of columns of a line of help.
    public static let width = 96

    /// Lists terms on the left, each with its sentence on the right, broken between words.
    public static func list(_ rows: [(term: String, sentence: String)]) -> String {
        let column = (rows.map(\.term.count).max() ?? 0) + 4
        return rows.map { term, sentence in
            let lines = broken(sentence.split(separator: " ").map(String.init), width: width - column)
            let indent = "\n" + String(repeating: " ", count: column)
            return ("  " + term).padded(to: column) + lines.joined(separator: indent) + "\n"
        }.joined()
    }

    /// Formats a paragraph, broken between words.
    public static func paragraph(_ text: String) -> String {
        broken(text.split(separator: " ").map(String.init), width: width).joined(separator: "\n") + "\n"
    }

    /// Breaks words into lines; a word that is longer than a line gets a line of its own.
    static func broken(_ words: [String], width: Int) -> [String] {
        var lines: [String] = []
        for word in words {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(word)
            }
        }
        return lines
    }
}

extension OptionTable {
    /// Lists each option of the command line with its sentence.
    public var help: String { HelpText.list(options.filter(\.mayBeTyped).map { ($0.usage, $0.help) }) }

    /// Lists each option that only a config file may hold, with its sentence.
    public var helpOnFiles: String { HelpText.list(options.filter { !$0.mayBeTyped }.map { ($0.usage, $0.help) }) }

    /// Returns `Usage: roostd [--config FILE] [--listen URI]…`, with the arguments that follow the options.
    public func usage(of program: String, followedBy arguments: String? = nil) -> String {
        let start = "Usage: \(program) "
        let words =
            options.filter(\.mayBeTyped).map { "[\($0.usage)]" + ($0.isRepeatable ? "…" : "") }
            + (arguments.map { [$0] } ?? [])
        let lines = HelpText.broken(words, width: HelpText.width - start.count)
        return start + lines.joined(separator: "\n" + String(repeating: " ", count: start.count)) + "\n"
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
