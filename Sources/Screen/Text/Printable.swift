/// What may reach a terminal of a line that somebody else wrote: nothing in it steers the terminal, or hides.
///
/// 1. Well-formed UTF-8 stays, what is not becomes U+FFFD, and a tab becomes a space.
/// 2. Control characters are shown: those below 20 and 7F by their pictures (U+2400–2421), those of C1 as U+FFFD.
/// 3. So are line separators, marks that turn the direction of writing, and other invisible characters: as U+FFFD.
///    The joiners and variation selectors stay, which scripts and emoji are spelled with.
/// 4. IRC's formatting is taken out, together with the colours that follow it.
public struct Printable: Equatable, Sendable, CustomStringConvertible {
    /// The text, without an end of line.
    public let text: String

    /// Reads the bytes of a line, in time that grows with their number only.
    public init(_ bytes: some Collection<UInt8>) {
        var shown = String.UnicodeScalarView()
        for scalar in String(decoding: IRCFormatting.removed(from: bytes), as: UTF8.self).unicodeScalars {
            shown.append(Printable.shown(scalar))
        }
        text = String(shown)
    }

    /// Reads a line of text.
    public init(_ line: String) { self.init(Array(line.utf8)) }

    /// The text.
    public var description: String { text }

    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x20...0x7E: scalar
        case 0x09: " "
        case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? replacement
        case 0x7F: "\u{2421}"
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
