/// The text of a received line that is safe to print: nothing in it controls the terminal or is hidden.
///
/// 1. Well-formed UTF-8 stays, ill-formed UTF-8 becomes U+FFFD, and a tab becomes a space.
/// 2. Control characters are shown: those below 20 and 7F by their pictures (U+2400–2421), those of C1 as U+FFFD.
/// 3. Line separators, marks that change the direction of writing, and other invisible characters are shown as U+FFFD.
///    Joiners and variation selectors stay, because scripts and emoji need them.
/// 4. IRC's formatting is removed, together with the colours that follow it.
public struct Printable: Equatable, Sendable, CustomStringConvertible {
    /// The text, without a line end.
    public let text: String

    /// Converts the bytes of a line, in time proportional to their number.
    public init(_ bytes: some Collection<UInt8>) {
        var shown = String.UnicodeScalarView()
        for scalar in String(decoding: IRCFormatting.removed(from: bytes), as: UTF8.self).unicodeScalars {
            shown.append(Printable.shown(scalar))
        }
        text = String(shown)
    }

    /// Converts a line of text.
    public init(_ line: String) { self.init(Array(line.utf8)) }

    /// The printable text.
    public var description: String { text }

    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case " "..."~": scalar
        case "\t": " "
        case "\0"..<" ": Unicode.Scalar(0x2400 + scalar.value) ?? replacement
        case "\u{7F}": "\u{2421}"
        default: isHidden(scalar) ? replacement : scalar
        }
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200C, 0x200D: return false  // the zero width joiners
        case 0xFFF9...0xFFFB: return true  // around annotations, which a terminal may leave out
        default: break
        }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return true
        default: return properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector
        }
    }

    private static let replacement: Unicode.Scalar = "\u{FFFD}"
}
