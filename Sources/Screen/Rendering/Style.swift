/// How a character looks. Colours are named for what they say; a terminal has its own for them, or none.
public struct Style: Hashable, Sendable {
    /// What a colour says.
    public enum Colour: Hashable, Sendable {
        /// Words.
        case usual
        /// What one may overlook: notices, times, lines.
        case subdued
        /// What one should see: mentions, refusals.
        case urgent
        /// A person, by one of `nameColours` that is theirs.
        case name(Int)
    }

    /// Its colour.
    public var colour: Colour
    /// Whether it is bold.
    public var isBold: Bool
    /// Whether foreground and background change places.
    public var isReversed: Bool
    /// Whether it is underlined.
    public var isUnderlined: Bool

    /// How many colours there are for names: the six of the poorest terminal, plain and bold.
    public static let nameColours = 12

    /// A style of that colour.
    public init(_ colour: Colour = .usual, isBold: Bool = false, isReversed: Bool = false, isUnderlined: Bool = false) {
        self.colour = colour
        self.isBold = isBold
        self.isReversed = isReversed
        self.isUnderlined = isUnderlined
    }

    static let usual = Style()
    static let subdued = Style(.subdued)
    static let urgent = Style(.urgent, isBold: true)
    /// What is marked: where one is, a bar.
    static let marked = Style(isReversed: true)
    static let found = Style(isReversed: true, isUnderlined: true)

    /// The colour of a name, the same today and tomorrow: names are the same in capitals (FNV-1a of 32 bits).
    static func of(name: String) -> Style {
        var hash: UInt32 = 2_166_136_261
        for byte in name.utf8 {
            hash = (hash ^ UInt32(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)) &* 16_777_619
        }
        return Style(.name(Int(hash % UInt32(nameColours))), isBold: false)
    }
}
