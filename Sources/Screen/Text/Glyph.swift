/// What stands in one column of a terminal, or in two: a character with whatever is put on top of it.
public struct Glyph: Hashable, Sendable {
    /// The scalars, at most five, of which the first alone takes room.
    public let text: String
    /// How many columns it takes: 1 or 2.
    public let width: Int

    /// The blank.
    static let blank = Glyph(text: " ", width: 1)
}

/// Measures text by what a terminal makes of it.
public struct TextMeasure: Sendable {
    private let width: @Sendable (Unicode.Scalar) -> Int

    /// Measures by wcwidth(3) of the C library, or whatever agrees with the terminal: 0, 1 or 2 columns of a scalar, less
    /// than 0 where it can't be shown.
    public init(_ width: @escaping @Sendable (Unicode.Scalar) -> Int) { self.width = width }

    /// Scalars that a glyph may have: as many as curses keeps in a cell.
    private static let mostScalars = 5

    /// The glyphs of a text that steers no terminal.
    ///
    /// Terminals disagree about joined emoji and variation selectors; what would be drawn in fewer or more columns than
    /// were measured would move the rest of the row. So an emoji stands by itself, as its plain form.
    func glyphs(of text: Printable) -> [Glyph] {
        var glyphs: [Glyph] = []
        var scalars: [Unicode.Scalar] = []
        var width = 0
        func finish() {
            if !scalars.isEmpty { glyphs.append(Glyph(text: String(String.UnicodeScalarView(scalars)), width: width)) }
        }
        for scalar in text.text.unicodeScalars where !scalar.properties.isVariationSelector {
            let own = self.width(scalar)
            if own == 0 {
                let isTaken = width == 1 || scalar.value != 0x200D
                if !scalars.isEmpty && isTaken && scalars.count < TextMeasure.mostScalars { scalars.append(scalar) }
            } else if !(width == 2 && scalar.properties.isEmojiModifier) {
                finish()
                scalars = [own > 0 ? scalar : "\u{FFFD}"]
                width = own > 0 ? min(own, 2) : 1
            }
        }
        finish()
        return glyphs
    }
}

extension Sequence<Glyph> {
    /// How many columns they take together.
    var width: Int { reduce(0) { $0 + $1.width } }
}
