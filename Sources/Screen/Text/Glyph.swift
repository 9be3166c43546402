/// The content of one or two columns of a terminal: a character with its combining characters.
public struct Glyph: Hashable, Sendable {
    /// The scalars, at most five; only the first one takes columns.
    public let text: String
    /// The number of columns: 1 or 2.
    public let width: Int

    /// The blank glyph.
    static let blank = Glyph(text: " ", width: 1)
}

/// Measures the width of text on a terminal.
public struct TextMeasure: Sendable {
    private let width: @Sendable (Unicode.Scalar) -> Int

    /// Creates a measure from wcwidth(3) of the C library, or a function that agrees with the terminal: the 0, 1 or 2
    /// columns of a scalar, less than 0 for a scalar that cannot be shown.
    public init(_ width: @escaping @Sendable (Unicode.Scalar) -> Int) { self.width = width }

    /// The most scalars of a glyph: as many as curses keeps in a cell.
    private static let mostScalars = 5

    /// Returns the glyphs of a text without control sequences.
    ///
    /// Terminals disagree about joined emoji and variation selectors. A glyph that is drawn wider or narrower than
    /// measured would move the rest of the row, so each emoji becomes a glyph of its own, in its plain form.
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
    /// The number of columns of all glyphs.
    var width: Int { reduce(0) { $0 + $1.width } }
}
