/// A mode of a room, with a letter in IRC and a name as a setting.
public enum RoomMode: Hashable, Sendable {
    /// A flag, on or off.
    case flag(RoomFlag)
    /// The password that users need to join.
    case key
    /// The most members that the room admits.
    case limit
    /// The seconds between two messages of one member.
    case slow
    /// A mask on a list.
    case list(MaskList)
    /// A role of a member.
    case role(Role)

    /// The most changes that one command can make.
    public static let mostChanges = 12
    /// The most bytes of a key.
    public static let mostKeyBytes = 23
    /// The largest value of slow mode, in seconds.
    public static let mostSlowSeconds = 3_600
    /// The largest value of a limit on members.
    public static let mostMembers = 1_000_000_000
    /// The most masks on each list.
    public static let mostMasks = 100

    /// All modes.
    public static let all: [RoomMode] =
        MaskList.allCases.map { .list($0) } + [.key, .limit, .slow] + RoomFlag.allCases.map { .flag($0) }
        + Role.allCases.map { .role($0) }

    /// The mode's letter in IRC. Servers share no letter for slow mode; Roost uses W, as in wait.
    public var letter: UInt8 {
        switch self {
        case .flag(let flag): flag.letter
        case .key: UInt8(ascii: "k")
        case .limit: UInt8(ascii: "l")
        case .slow: UInt8(ascii: "W")
        case .list(let list): list.letter
        case .role(let role): role.letter
        }
    }

    /// The mode's name as a setting.
    public var name: String {
        switch self {
        case .flag(let flag): flag.name
        case .key: "key"
        case .limit: "limit"
        case .slow: "slow"
        case .list(let list): list.rawValue
        case .role(.voice): "voice"
        case .role(.halfOperator): "half-operator"
        case .role(.operator): "operator"
        case .role(.founder): "founder"
        }
    }

    /// Whether the bytes can be a key: one word of visible ASCII without a comma, so that JOIN can list several.
    static func isKey(_ key: [UInt8]) -> Bool {
        !key.isEmpty && key.count <= mostKeyBytes && key.first != UInt8(ascii: ":")
            && key.allSatisfy { $0 > UInt8(ascii: " ") && $0 < 0x7F && $0 != UInt8(ascii: ",") }
    }

    /// Returns the mode with this letter.
    public static func lettered(_ letter: UInt8) -> RoomMode? { all.first { $0.letter == letter } }

    /// Returns the mode with this name.
    public static func named(_ name: some Collection<UInt8>) -> RoomMode? {
        all.first { $0.name.utf8.elementsEqual(name) }
    }
}

/// A mode that is on or off.
public enum RoomFlag: UInt8, CaseIterable, Sendable {
    /// The room refuses CTCP queries and replies between clients.
    case noCTCP
    /// Only invited users can join.
    case inviteOnly
    /// Only members with a role can speak.
    case moderated
    /// Users outside the room cannot speak in it.
    case membersOnly
    /// Users outside the room learn nothing of it.
    case secret
    /// Only operators can set the topic.
    case topicLocked

    var letter: UInt8 {
        switch self {
        case .noCTCP: UInt8(ascii: "C")
        case .inviteOnly: UInt8(ascii: "i")
        case .moderated: UInt8(ascii: "m")
        case .membersOnly: UInt8(ascii: "n")
        case .secret: UInt8(ascii: "s")
        case .topicLocked: UInt8(ascii: "t")
        }
    }

    var name: String {
        switch self {
        case .noCTCP: "no-ctcp"
        case .inviteOnly: "invite-only"
        case .moderated: "moderated"
        case .membersOnly: "members-only"
        case .secret: "secret"
        case .topicLocked: "topic-locked"
        }
    }
}

/// The lists of masks of a room.
public enum MaskList: String, CaseIterable, Sendable {
    /// Users who can neither join nor speak. A mask with the prefix `m:` only mutes.
    case bans = "ban"
    /// Users exempt from bans. A mask with the prefix `m:` only exempts from muting.
    case exceptions = "ban-exception"
    /// Users who can join without an invitation.
    case inviteExceptions = "invite-exception"

    var letter: UInt8 {
        switch self {
        case .bans: UInt8(ascii: "b")
        case .exceptions: UInt8(ascii: "e")
        case .inviteExceptions: UInt8(ascii: "I")
        }
    }
}

/// A change of one mode, requested or made.
public struct ModeChange: Hashable, Sendable {
    /// The mode that changes.
    public let mode: RoomMode
    /// Whether the mode is set, given or added, and not taken away.
    public let isSet: Bool
    /// The member's name, mask, key or number; empty for a mode without an argument.
    public let argument: [UInt8]

    /// Creates a change.
    public init(_ mode: RoomMode, isSet: Bool, _ argument: some Sequence<UInt8> = []) {
        self.mode = mode
        self.isSet = isSet
        self.argument = Array(argument)
    }
}
