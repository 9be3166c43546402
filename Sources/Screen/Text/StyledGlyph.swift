/// A glyph with its style.
struct StyledGlyph: Hashable, Sendable {
    var glyph: Glyph
    var style: Style
}

/// Pieces of text with their styles, in order, for one row or many.
struct StyledText: Sendable {
    private(set) var pieces: [(words: Printable, style: Style)] = []

    init() {}

    init(_ words: String, _ style: Style) { append(words, style) }

    mutating func append(_ words: String, _ style: Style) { pieces.append((Printable(words), style)) }

    mutating func append(_ words: Printable, _ style: Style) { pieces.append((words, style)) }

    /// Returns the whole text as one row.
    func inks(_ ruler: TextMeasure) -> [StyledGlyph] {
        pieces.flatMap { piece in ruler.glyphs(of: piece.words).map { StyledGlyph(glyph: $0, style: piece.style) } }
    }
}

extension Array<StyledGlyph> {
    /// The number of columns of all glyphs.
    var width: Int { reduce(0) { $0 + $1.glyph.width } }

    /// Returns the first glyphs that fit into the number of columns; an ellipsis replaces the rest.
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
