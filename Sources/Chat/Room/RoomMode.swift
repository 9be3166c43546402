/// What can be set in a room, each with its letter in IRC and its name as a setting.
public enum RoomMode: Hashable, Sendable {
    /// Something that is so or is not.
    case flag(RoomFlag)
    /// A word without which nobody comes in.
    case key
    /// How many may be in the room.
    case limit
    /// Seconds between two messages of one member.
    case slow
    /// A mask on a list.
    case list(MaskList)
    /// A role of a member.
    case role(Role)

    /// The most changes that one command makes.
    public static let mostChanges = 12
    /// The most bytes of a key.
    public static let mostKeyBytes = 23
    /// The most seconds between two messages.
    public static let mostSlowSeconds = 3_600
    /// The most masks on each list.
    public static let mostMasks = 100

    /// All of them.
    public static let all: [RoomMode] =
        MaskList.allCases.map { .list($0) } + [.key, .limit, .slow] + RoomFlag.allCases.map { .flag($0) }
        + Role.allCases.map { .role($0) }

    /// IRC's letter. No letter for slowing is common to servers; ours is W, as in wait.
    public var letter: UInt8 {
        switch self {
        case .flag(let flag): flag.letter
        case .key: 0x6B
        case .limit: 0x6C
        case .slow: 0x57
        case .list(let list): list.letter
        case .role(let role): role.letter
        }
    }

    /// The name that people know it by.
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

    /// The mode of that letter.
    public static func lettered(_ letter: UInt8) -> RoomMode? { all.first { $0.letter == letter } }

    /// The mode of that name.
    public static func named(_ name: some Collection<UInt8>) -> RoomMode? {
        all.first { $0.name.utf8.elementsEqual(name) }
    }
}

/// What is so in a room, or is not.
public enum RoomFlag: UInt8, CaseIterable, Sendable {
    /// Nobody passes on what clients ask each other.
    case noCTCP
    /// Only those who are invited come in.
    case inviteOnly
    /// Only those with a role speak.
    case moderated
    /// Nobody speaks from outside.
    case membersOnly
    /// Who is not in the room learns nothing of it.
    case secret
    /// Only operators say what the room is about.
    case topicLocked

    var letter: UInt8 {
        switch self {
        case .noCTCP: 0x43
        case .inviteOnly: 0x69
        case .moderated: 0x6D
        case .membersOnly: 0x6E
        case .secret: 0x73
        case .topicLocked: 0x74
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

/// The lists of masks that a room has.
public enum MaskList: String, CaseIterable, Sendable {
    /// Who may neither come in nor speak; with `m:`, who may not speak.
    case bans = "ban"
    /// Whom no ban concerns; with `m:`, whom none silences.
    case exceptions = "ban-exception"
    /// Who comes in without an invitation.
    case inviteExceptions = "invite-exception"

    var letter: UInt8 {
        switch self {
        case .bans: 0x62
        case .exceptions: 0x65
        case .inviteExceptions: 0x49
        }
    }
}

/// One change of a mode, wished for or done.
public struct ModeChange: Hashable, Sendable {
    /// What is changed.
    public let mode: RoomMode
    /// Whether it is set, given or added; otherwise it is taken away.
    public let isSet: Bool
    /// The member's name, the mask, the key or the number; empty where there is none.
    public let argument: [UInt8]

    /// A change.
    public init(_ mode: RoomMode, isSet: Bool, _ argument: some Sequence<UInt8> = []) {
        self.mode = mode
        self.isSet = isSet
        self.argument = Array(argument)
    }
}
