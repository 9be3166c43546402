/// The text that the user types, with a cursor and readline's keys. It may have several lines.
public struct InputLine: Equatable, Sendable {
    /// The characters of the line.
    private(set) var typed: [TypedCharacter] = []
    /// The index of the character after the cursor, from 0 to the number of characters.
    private(set) var cursor = 0
    /// The text that was killed last, for `yank`.
    private var killed: [TypedCharacter] = []
    private var hasJustKilled = false

    /// The most characters of a line: as many as one paste can have. Further characters are dropped.
    public static let mostCharacters = KeyReader.longestPaste

    /// Creates an empty line.
    public init() {}

    /// The text.
    public var text: String { typed.text }
    /// Whether the line has no characters.
    public var isEmpty: Bool { typed.isEmpty }
    /// Whether the line is a command: its first character is a typed slash, and no second slash follows.
    public var isCommand: Bool {
        guard let first = typed.first, first.character == "/", !first.isPasted else { return false }
        return typed.count < 2 || typed[1].character != "/"
    }
    /// The message to send when the line is no command: two typed slashes at its start stand for one.
    public var said: String {
        let isQuoted = typed.prefix(2).text == "//" && typed.first?.isPasted == false
        return isQuoted ? typed.dropFirst().text : text
    }

    /// Removes all text; the killed text is kept.
    mutating func clear() { replace(with: []) }

    /// Replaces the text and moves the cursor to its end.
    mutating func replace(with text: [TypedCharacter]) {
        typed = text
        cursor = text.count
        hasJustKilled = false
    }

    /// Replaces a range of characters and moves the cursor behind the new text.
    mutating func replace(_ range: Range<Int>, with text: String) {
        let range = range.clamped(to: 0..<typed.count)
        typed.replaceSubrange(range, with: text.map { TypedCharacter(character: $0) })
        cursor = range.lowerBound + text.count
        hasJustKilled = false
    }

    /// Inserts characters at the cursor. Combining characters join the character before them.
    mutating func insert(_ text: String, isPasted: Bool = false) {
        hasJustKilled = false
        for character in text {
            if typed.count >= InputLine.mostCharacters { return }
            let joined = cursor > 0 ? String(typed[cursor - 1].character) + String(character) : ""
            if joined.count == 1, let one = joined.first {
                typed[cursor - 1].character = one
            } else {
                typed.insert(TypedCharacter(character: character, isPasted: isPasted), at: cursor)
                cursor += 1
            }
        }
    }

    /// Moves the cursor to an index, limited to the text.
    mutating func move(to place: Int) {
        cursor = min(max(0, place), typed.count)
        hasJustKilled = false
    }

    /// Removes a range and keeps it for `yank`; ranges killed in succession are kept together.
    mutating func kill(_ range: Range<Int>) {
        let range = range.clamped(to: 0..<typed.count)
        if range.isEmpty { return }
        let part = Array(typed[range])
        if !hasJustKilled { killed = [] }
        killed = range.lowerBound < cursor ? part + killed : killed + part
        typed.removeSubrange(range)
        cursor = range.lowerBound
        hasJustKilled = true
    }

    /// Inserts the text that was killed last.
    mutating func yank() {
        typed.insert(contentsOf: killed.prefix(InputLine.mostCharacters - typed.count), at: cursor)
        move(to: cursor + killed.count)
    }

    /// Deletes a character without keeping it.
    mutating func delete(at place: Int) {
        guard typed.indices.contains(place) else { return }
        typed.remove(at: place)
        if place < cursor { cursor -= 1 }
        hasJustKilled = false
    }

    /// Swaps the characters around the cursor and moves the cursor forward.
    mutating func transpose() {
        let right = min(cursor, typed.count - 1)
        guard right > 0 else { return }
        typed.swapAt(right - 1, right)
        move(to: right + 1)
    }
}
