/// What one types, with a cursor in it and the keys of readline. It may have several lines.
public struct InputLine: Equatable, Sendable {
    /// What stands there.
    private(set) var typed: [TypedCharacter] = []
    /// Before which character the cursor stands, from 0 to their number.
    private(set) var cursor = 0
    /// What was taken out last, to be put back.
    private var killed: [TypedCharacter] = []
    private var hasJustKilled = false

    /// The most characters that a line has: as many as can be pasted at once. What is typed beyond is dropped.
    public static let mostCharacters = KeyReader.longestPaste

    /// An empty one.
    public init() {}

    /// The text.
    public var text: String { typed.text }
    /// Whether nothing stands there.
    public var isEmpty: Bool { typed.isEmpty }
    /// Whether it is a command: its first character is a slash that was typed, and no second one follows.
    public var isCommand: Bool {
        guard let first = typed.first, first.character == "/", !first.isPasted else { return false }
        return typed.count < 2 || typed[1].character != "/"
    }
    /// What it says where it is no command: a slash that was typed twice stands for one.
    public var said: String {
        let isQuoted = typed.prefix(2).text == "//" && typed.first?.isPasted == false
        return isQuoted ? typed.dropFirst().text : text
    }

    /// Takes everything away, and gives nothing back but what was killed.
    mutating func clear() { replace(with: []) }

    /// Puts another text there, with the cursor behind it.
    mutating func replace(with text: [TypedCharacter]) {
        typed = text
        cursor = text.count
        hasJustKilled = false
    }

    /// Puts another text in the place of some characters, with the cursor behind it.
    mutating func replace(_ range: Range<Int>, with text: String) {
        let range = range.clamped(to: 0..<typed.count)
        typed.replaceSubrange(range, with: text.map { TypedCharacter(character: $0) })
        cursor = range.lowerBound + text.count
        hasJustKilled = false
    }

    /// Puts characters where the cursor is. Combining ones join what stands before them.
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

    /// Moves the cursor to a place, as near as there is one.
    mutating func move(to place: Int) {
        cursor = min(max(0, place), typed.count)
        hasJustKilled = false
    }

    /// Takes a part out and keeps it; parts that are taken out one after the other are kept together.
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

    /// Puts back what was taken out last.
    mutating func yank() {
        typed.insert(contentsOf: killed.prefix(InputLine.mostCharacters - typed.count), at: cursor)
        move(to: cursor + killed.count)
    }

    /// Takes out a character and does not keep it.
    mutating func delete(at place: Int) {
        guard typed.indices.contains(place) else { return }
        typed.remove(at: place)
        if place < cursor { cursor -= 1 }
        hasJustKilled = false
    }

    /// Has the characters around the cursor change places, and goes on.
    mutating func transpose() {
        let right = min(cursor, typed.count - 1)
        guard right > 0 else { return }
        typed.swapAt(right - 1, right)
        move(to: right + 1)
    }
}
