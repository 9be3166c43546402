/// One line of a script while it is being read, byte by byte: a combining mark can't hide a space from it.
struct ScriptLine {
    private(set) var rest: ArraySlice<UInt8>

    /// The line without its indentation.
    init(_ bytes: ArraySlice<UInt8>) { rest = bytes.drop { $0 == 0x20 || $0 == 0x09 } }

    /// What is left of it, as a string.
    var text: String { String(decoding: rest, as: UTF8.self) }

    /// Takes everything up to the next space, and the space; nil where there is nothing.
    mutating func word() -> String? {
        let word = rest.prefix { $0 != 0x20 }
        if word.isEmpty { return nil }
        rest = rest.dropFirst(word.count + 1)
        return String(decoding: word, as: UTF8.self)
    }

    /// Whether these words are all that is left.
    func ends(in words: String) -> Bool { rest.elementsEqual(words.utf8) }

    /// Takes these words and the space behind them, if they come next.
    mutating func takes(_ words: String) -> Bool {
        guard rest.starts(with: Array((words + " ").utf8)) else { return false }
        rest = rest.dropFirst(words.utf8.count + 1)
        return true
    }

    /// The same with other words wherever these stand.
    func replacing(_ words: String, with others: String) -> ScriptLine {
        ScriptLine(Array(rest).replacing(Array(words.utf8), with: Array(others.utf8))[...])
    }
}
