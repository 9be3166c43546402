/// What people have said of themselves, and what they are trusted with: a letter each, as IRC knows them.
public struct UserModes: OptionSet, Hashable, Sendable {
    /// A bit for each.
    public let rawValue: UInt8

    /// The modes of those bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A program, not a person.
    public static let bot = UserModes(rawValue: 1 << 0)
    /// Found only by those who share a room or know the name.
    public static let invisible = UserModes(rawValue: 1 << 1)
    /// Operates the server.
    public static let serverOperator = UserModes(rawValue: 1 << 2)
    /// Wants to hear what operators tell everyone who does.
    public static let wallops = UserModes(rawValue: 1 << 3)

    /// All of them, in the order of their letters.
    public static let letters: [(letter: UInt8, mode: UserModes)] = [
        (0x42, .bot), (0x69, .invisible), (0x6F, .serverOperator), (0x77, .wallops),
    ]

    /// The mode of that letter, if it is one.
    public init?(letter: UInt8) {
        guard let row = UserModes.letters.first(where: { $0.letter == letter }) else { return nil }
        self = row.mode
    }

    /// The letters of those in the set.
    public var spelled: [UInt8] { UserModes.letters.filter { contains($0.mode) }.map(\.letter) }
}
