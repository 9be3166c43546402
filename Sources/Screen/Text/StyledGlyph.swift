/// A glyph in its style.
struct StyledGlyph: Hashable, Sendable {
    var glyph: Glyph
    var style: Style
}

/// Words in their styles, as they follow each other in one row or in many.
struct StyledText: Sendable {
    private(set) var pieces: [(words: Printable, style: Style)] = []

    init() {}

    init(_ words: String, _ style: Style) { add(words, style) }

    mutating func add(_ words: String, _ style: Style) { pieces.append((Printable(words), style)) }

    mutating func add(_ words: Printable, _ style: Style) { pieces.append((words, style)) }

    /// All of it in one row.
    func inks(_ ruler: TextMeasure) -> [StyledGlyph] {
        pieces.flatMap { piece in ruler.glyphs(of: piece.words).map { StyledGlyph(glyph: $0, style: piece.style) } }
    }
}

extension Array<StyledGlyph> {
    /// How many columns they take together.
    var width: Int { reduce(0) { $0 + $1.glyph.width } }

    /// As many from the left as fit into so many columns; where something is left out, an ellipsis ends it.
    func fitting(_ columns: Int) -> [StyledGlyph] {
        if width <= columns { return self }
        var taken = 0
        let kept = prefix { ink in
            taken += ink.glyph.width
            return taken < columns
        }
        let style = kept.last?.style ?? .usual
        return columns < 1 ? [] : kept + [StyledGlyph(glyph: Glyph(text: "…", width: 1), style: style)]
    }
}
