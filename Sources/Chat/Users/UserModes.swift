/// The modes that a user has set or been granted, each with a letter in IRC.
public struct UserModes: OptionSet, Hashable, Sendable {
    /// One bit for each mode.
    public let rawValue: UInt8

    /// Creates a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The user is a bot.
    public static let bot = UserModes(rawValue: 1 << 0)
    /// Only users who share a room with the user or know the name can find them.
    public static let invisible = UserModes(rawValue: 1 << 1)
    /// The user operates the server.
    public static let serverOperator = UserModes(rawValue: 1 << 2)
    /// The user receives the messages that operators send to all users with this mode.
    public static let wallops = UserModes(rawValue: 1 << 3)

    /// All modes, in the order of their letters.
    public static let letters: [(letter: UInt8, mode: UserModes)] = [
        (UInt8(ascii: "B"), .bot), (UInt8(ascii: "i"), .invisible), (UInt8(ascii: "o"), .serverOperator),
        (UInt8(ascii: "w"), .wallops),
    ]

    /// Creates the mode with this letter, or returns nil when there is none.
    public init?(letter: UInt8) {
        guard let row = UserModes.letters.first(where: { $0.letter == letter }) else { return nil }
        self = row.mode
    }

    /// The letters of the modes in the set.
    public var spelled: [UInt8] { UserModes.letters.filter { contains($0.mode) }.map(\.letter) }
}
