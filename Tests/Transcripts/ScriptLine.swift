/// The unread part of one line of a transcript. The line is parsed by bytes, since in a `String` a combining mark after
/// a space forms one character with it and hides the space.
struct ScriptLine {
    private(set) var rest: ArraySlice<UInt8>

    /// Creates a line from its bytes, without its indentation.
    init(_ bytes: ArraySlice<UInt8>) { rest = bytes.drop { $0 == 0x20 || $0 == 0x09 } }

    /// The unread part as a string.
    var text: String { String(decoding: rest, as: UTF8.self) }

    /// Removes and returns the next word, and removes the space after it. Returns nil when a space comes next or the
    /// line has ended.
    mutating func word() -> String? {
        let word = rest.prefix { $0 != 0x20 }
        if word.isEmpty { return nil }
        rest = rest.dropFirst(word.count + 1)
        return String(decoding: word, as: UTF8.self)
    }

    /// Whether the unread part equals these words.
    func ends(in words: String) -> Bool { rest.elementsEqual(words.utf8) }

    /// Removes these words and the space after them when they come next. Returns whether they did.
    mutating func takes(_ words: String) -> Bool {
        guard rest.starts(with: Array((words + " ").utf8)) else { return false }
        rest = rest.dropFirst(words.utf8.count + 1)
        return true
    }

    /// Returns a copy of the unread part in which every occurrence of `words` is replaced by `others`.
    func replacing(_ words: String, with others: String) -> ScriptLine {
        ScriptLine(Array(rest).replacing(Array(words.utf8), with: Array(others.utf8))[...])
    }
}
