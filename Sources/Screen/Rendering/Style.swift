/// The look of a character. Colours are named for their meaning; each terminal has its own colours, or none.
public struct Style: Hashable, Sendable {
    /// The meaning of a colour.
    public enum Colour: Hashable, Sendable {
        /// Ordinary text.
        case usual
        /// Unimportant text: notices, times, lines.
        case subdued
        /// Important text: mentions, refusals.
        case urgent
        /// A user's name, in one of the `nameColours`.
        case name(Int)
    }

    /// The colour of the character.
    public var colour: Colour
    /// Whether the character is bold.
    public var isBold: Bool
    /// Whether the foreground and background colours are swapped.
    public var isReversed: Bool
    /// Whether the character is underlined.
    public var isUnderlined: Bool

    /// The number of colours for names: the six of the simplest terminal, plain and bold.
    public static let nameColours = 12

    /// Creates a style with that colour.
    public init(_ colour: Colour = .usual, isBold: Bool = false, isReversed: Bool = false, isUnderlined: Bool = false) {
        self.colour = colour
        self.isBold = isBold
        self.isReversed = isReversed
        self.isUnderlined = isUnderlined
    }

    static let usual = Style()
    static let subdued = Style(.subdued)
    static let urgent = Style(.urgent, isBold: true)
    /// The style of marked text: the open window, a bar.
    static let marked = Style(isReversed: true)
    static let found = Style(isReversed: true, isUnderlined: true)

    /// Returns the style of a name, always the same: capitals make no difference (FNV-1a of 32 bits).
    static func of(name: String) -> Style {
        var hash: UInt32 = 2_166_136_261
        for byte in name.utf8 {
            hash = (hash ^ UInt32(byte.asciiLowercased)) &* 16_777_619
        }
        return Style(.name(Int(hash % UInt32(nameColours))), isBold: false)
    }
}
