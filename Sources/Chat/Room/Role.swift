/// A role of a member in a room, from the lowest to the highest.
public enum Role: UInt8, CaseIterable, Comparable, Sendable {
    /// The member can speak in a moderated room.
    case voice
    /// The member can remove members, set bans and give voice.
    case halfOperator
    /// The member can change everything in the room.
    case `operator`
    /// The member owns the room; operators cannot remove them or take the role away.
    case founder

    /// The role's letter in an IRC MODE command.
    public var letter: UInt8 {
        switch self {
        case .voice: UInt8(ascii: "v")
        case .halfOperator: UInt8(ascii: "h")
        case .operator: UInt8(ascii: "o")
        case .founder: UInt8(ascii: "q")
        }
    }

    /// The role's prefix before a name in IRC.
    public var prefix: UInt8 {
        switch self {
        case .voice: UInt8(ascii: "+")
        case .halfOperator: UInt8(ascii: "%")
        case .operator: UInt8(ascii: "@")
        case .founder: UInt8(ascii: "~")
        }
    }

    /// Sorts the lower role first.
    public static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }

    /// Whether this role can give and take `role`: a lower one, and for operators and founders their own.
    func mayGive(_ role: Role) -> Bool {
        switch self {
        case .voice: false
        case .halfOperator: role == .voice
        case .operator: role <= .operator
        case .founder: true
        }
    }
}

/// The set of roles of one member.
public struct Roles: OptionSet, Hashable, Sendable {
    /// One bit for each role.
    public let rawValue: UInt8

    /// Creates a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Creates a set with one role.
    public init(_ role: Role) { rawValue = 1 << role.rawValue }

    /// The highest role in the set, nil when it is empty.
    public var highest: Role? { Role.allCases.last { contains(Roles($0)) } }

    /// The roles in the set, the highest first.
    public var all: [Role] { Role.allCases.reversed().filter { contains(Roles($0)) } }

    /// Whether the highest role is at least `role`.
    public func reach(_ role: Role) -> Bool { highest.map { $0 >= role } ?? false }
}
