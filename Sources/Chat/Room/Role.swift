/// A role that a member has in a room, from the least to the greatest.
public enum Role: UInt8, CaseIterable, Comparable, Sendable {
    /// May speak where not everybody may.
    case voice
    /// May remove people, ban, and give a voice.
    case halfOperator
    /// May change everything in the room.
    case `operator`
    /// Whom the room belongs to: operators can't touch them.
    case founder

    /// IRC's letter for it in MODE.
    public var letter: UInt8 {
        switch self {
        case .voice: 0x76
        case .halfOperator: 0x68
        case .operator: 0x6F
        case .founder: 0x71
        }
    }

    /// IRC's sign for it before a name.
    public var prefix: UInt8 {
        switch self {
        case .voice: 0x2B
        case .halfOperator: 0x25
        case .operator: 0x40
        case .founder: 0x7E
        }
    }

    /// The lesser comes first.
    public static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }

    /// Which roles the role may give and take: those below it, and an operator also that of operators.
    func mayGive(_ role: Role) -> Bool {
        switch self {
        case .voice: false
        case .halfOperator: role == .voice
        case .operator: role <= .operator
        case .founder: true
        }
    }
}

/// The roles that one member has at once.
public struct Roles: OptionSet, Hashable, Sendable {
    /// A bit for each role.
    public let rawValue: UInt8

    /// The roles of those bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// One role.
    public init(_ role: Role) { rawValue = 1 << role.rawValue }

    /// The greatest of them.
    public var highest: Role? { Role.allCases.last { contains(Roles($0)) } }

    /// All of them, the greatest first.
    public var all: [Role] { Role.allCases.reversed().filter { contains(Roles($0)) } }

    /// Whether one of them is at least that.
    public func reach(_ role: Role) -> Bool { highest.map { $0 >= role } ?? false }
}
