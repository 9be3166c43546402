/// A character in the line one types, and how it came there.
struct TypedCharacter: Equatable, Sendable {
    var character: Character
    /// Whether it was pasted, so that a slash of it begins no command.
    var isPasted = false

    /// Whether readline takes it for a part of a word.
    var isOfWord: Bool { character.isLetter || character.isNumber }
    /// Whether it stands between words where only spaces do.
    var isSpace: Bool { character == " " || character == "\n" || character == "\t" }
}

extension Sequence<TypedCharacter> {
    /// The characters as text.
    var text: String { String(map(\.character)) }
}
