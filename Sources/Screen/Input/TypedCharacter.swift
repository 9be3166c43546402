/// A character of the input line, and whether it was typed or pasted.
struct TypedCharacter: Equatable, Sendable {
    var character: Character
    /// Whether the character was pasted; a pasted slash begins no command.
    var isPasted = false

    /// Whether readline counts the character as part of a word.
    var isOfWord: Bool { character.isLetter || character.isNumber }
    /// Whether the character separates words that only spaces separate.
    var isSpace: Bool { character == " " || character == "\n" || character == "\t" }
}

extension Sequence<TypedCharacter> {
    /// The characters as text.
    var text: String { String(map(\.character)) }
}
