/// The capabilities that a client can ask for (IRCv3 Client Capability Negotiation), each a row: its name, and what it changes.
public struct IRCCapabilities: OptionSet, Hashable, Sendable {
    /// A bit for each.
    public let rawValue: UInt32

    /// The capabilities of those bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// One's own messages come back.
    public static let echoMessage = IRCCapabilities(rawValue: 1 << 0)
    /// `@time=` on what happens.
    public static let serverTime = IRCCapabilities(rawValue: 1 << 1)
    /// Tags, `@msgid=` among them.
    public static let messageTags = IRCCapabilities(rawValue: 1 << 2)
    /// JOIN tells account and real name.
    public static let extendedJoin = IRCCapabilities(rawValue: 1 << 3)
    /// NAMES tells `nick!user@host`.
    public static let userhostInNames = IRCCapabilities(rawValue: 1 << 4)
    /// NAMES tells every prefix of a member.
    public static let multiPrefix = IRCCapabilities(rawValue: 1 << 5)
    /// NAMES is not sent on joining.
    public static let noImplicitNames = IRCCapabilities(rawValue: 1 << 6)
    /// One is told of changed capabilities.
    public static let capNotify = IRCCapabilities(rawValue: 1 << 7)
    /// Messages that belong together stand in a batch.
    public static let batch = IRCCapabilities(rawValue: 1 << 8)
    /// What answers a command with a label carries it.
    public static let labeledResponse = IRCCapabilities(rawValue: 1 << 9)
    /// FAIL, WARN and NOTE are understood.
    public static let standardReplies = IRCCapabilities(rawValue: 1 << 10)
    /// One is told when somebody's account changes; nobody has one.
    public static let accountNotify = IRCCapabilities(rawValue: 1 << 11)
    /// `@account=` on what people with an account do; nobody has one.
    public static let accountTag = IRCCapabilities(rawValue: 1 << 12)
    /// One is told when somebody's host changes; none does.
    public static let changedHost = IRCCapabilities(rawValue: 1 << 13)
    /// One is told of who is invited to one's rooms.
    public static let inviteNotify = IRCCapabilities(rawValue: 1 << 14)
    /// One is told who of one's rooms is away.
    public static let awayNotify = IRCCapabilities(rawValue: 1 << 15)
    /// One is told who of one's rooms calls themselves otherwise in full.
    public static let setname = IRCCapabilities(rawValue: 1 << 16)
    /// One is told of those whom one watches what one is told of those who share a room.
    public static let extendedMonitor = IRCCapabilities(rawValue: 1 << 17)

    /// Those that change how anything is spelled, or who hears it.
    static let spelling: IRCCapabilities = [
        .echoMessage, .serverTime, .messageTags, .extendedJoin, .userhostInNames, .multiPrefix, .noImplicitNames,
        .inviteNotify, .awayNotify, .setname, .extendedMonitor, .batch,
    ]

    /// All of them by name, in the order in which CAP LS lists them.
    static let table: [(name: String, capability: IRCCapabilities)] = [
        ("account-notify", .accountNotify), ("account-tag", .accountTag), ("away-notify", .awayNotify),
        ("batch", .batch),
        ("cap-notify", .capNotify), ("chghost", .changedHost), ("echo-message", .echoMessage),
        ("extended-join", .extendedJoin), ("extended-monitor", .extendedMonitor), ("invite-notify", .inviteNotify),
        ("labeled-response", .labeledResponse),
        ("message-tags", .messageTags), ("multi-prefix", .multiPrefix), ("no-implicit-names", .noImplicitNames),
        ("server-time", .serverTime), ("setname", .setname), ("standard-replies", .standardReplies),
        ("userhost-in-names", .userhostInNames),
    ]

    /// The capability of that name.
    static func named(_ name: some Collection<UInt8>) -> IRCCapabilities? {
        table.first { $0.name.utf8.elementsEqual(name) }?.capability
    }

    /// The names of those in the set.
    var names: [String] { IRCCapabilities.table.filter { contains($0.capability) }.map(\.name) }
}
