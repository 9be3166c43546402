/// Handles the editing keys, with readline's bindings.
extension InputLine {
    /// The start of the text line that contains the cursor.
    private var lineStart: Int { (typed[..<cursor].lastIndex { $0.character == "\n" } ?? -1) + 1 }
    /// The end of the text line that contains the cursor.
    private var lineEnd: Int { typed[cursor...].firstIndex { $0.character == "\n" } ?? typed.count }
    /// The start of the word before the cursor.
    private var wordStart: Int { start { $0.isOfWord } }
    /// The end of the word after the cursor.
    private var wordEnd: Int {
        let word = typed[cursor...].firstIndex(where: \.isOfWord) ?? typed.count
        return typed[word...].firstIndex { !$0.isOfWord } ?? typed.count
    }
    /// The start of the run of characters without a space that ends at the cursor.
    var spacedStart: Int { start { !$0.isSpace } }

    private func start(of isPart: (TypedCharacter) -> Bool) -> Int {
        guard let last = typed[..<cursor].lastIndex(where: isPart) else { return 0 }
        return (typed[..<last].lastIndex { !isPart($0) } ?? -1) + 1
    }

    /// Applies a key to the line; returns false when the key has no meaning for it.
    mutating func press(_ key: Key) -> Bool {
        switch key {
        case .character(let character): insert(String(character))
        case .paste(let text): insert(InputLine.pasteable(text), isPasted: true)
        case .altEnter, .control("j"): insert("\n")
        case .left, .control("b"): move(to: cursor - 1)
        case .right, .control("f"): move(to: cursor + 1)
        case .home, .control("a"): move(to: lineStart)
        case .end, .control("e"): move(to: lineEnd)
        case .wordLeft, .alt("b"): move(to: wordStart)
        case .wordRight, .alt("f"): move(to: wordEnd)
        case .backspace: delete(at: cursor - 1)
        case .delete, .control("d"): delete(at: cursor)
        case .control("k"): kill(cursor..<(lineEnd == cursor ? cursor + 1 : lineEnd))
        case .control("u"): kill(lineStart..<cursor)
        case .control("w"): kill(spacedStart..<cursor)
        case .altBackspace: kill(wordStart..<cursor)
        case .alt("d"): kill(cursor..<wordEnd)
        case .control("y"): yank()
        case .control("t"): transpose()
        case .up: return moveLine(by: -1)
        case .down: return moveLine(by: 1)
        case .control, .alt, .pageUp, .pageDown, .insert, .enter, .tab, .backTab, .wheelUp, .wheelDown, .escape,
            .unknown:
            return false
        }
        return true
    }

    /// Moves the cursor one text line up or down; returns false when there is no such line.
    private mutating func moveLine(by step: Int) -> Bool {
        let column = cursor - lineStart
        if step < 0 {
            guard lineStart > 0 else { return false }
            move(to: lineStart - 1)
            move(to: min(lineStart + column, cursor))
        } else {
            guard lineEnd < typed.count else { return false }
            move(to: lineEnd + 1)
            move(to: min(cursor + column, lineEnd))
        }
        return true
    }

    /// Returns pasteable text: line ends become newlines, and other control characters are removed.
    private static func pasteable(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\r" || $0 == "\n" }
        let clean = lines.map { line in
            String(String.UnicodeScalarView(line.unicodeScalars.filter { $0 == "\t" || !$0.isControl }))
        }
        return clean.joined(separator: "\n")
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool {
        self < " " || (value >= 0x7F && value < 0xA0) || value == 0x2028 || value == 0x2029
    }
}
