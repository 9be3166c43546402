/// The set of capabilities that a client has negotiated (IRCv3 Client Capability Negotiation). Each constant says what
/// its capability changes.
public struct IRCCapabilities: OptionSet, Hashable, Sendable {
    /// The set as a bit mask, one bit per capability.
    public let rawValue: UInt32

    /// Creates the set from a bit mask.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// `echo-message`: the client receives its own messages.
    public static let echoMessage = IRCCapabilities(rawValue: 1 << 0)
    /// `server-time`: events carry the tag `@time=`.
    public static let serverTime = IRCCapabilities(rawValue: 1 << 1)
    /// `message-tags`: messages carry tags, such as `@msgid=` and the client tags of the speaker.
    public static let messageTags = IRCCapabilities(rawValue: 1 << 2)
    /// `extended-join`: JOIN includes the account and the real name.
    public static let extendedJoin = IRCCapabilities(rawValue: 1 << 3)
    /// `userhost-in-names`: NAMES lists members as `nick!user@host`.
    public static let userhostInNames = IRCCapabilities(rawValue: 1 << 4)
    /// `multi-prefix`: NAMES and WHO show all prefixes of a member, not only the highest.
    public static let multiPrefix = IRCCapabilities(rawValue: 1 << 5)
    /// `no-implicit-names`: JOIN does not send the NAMES list.
    public static let noImplicitNames = IRCCapabilities(rawValue: 1 << 6)
    /// `cap-notify`: the client receives CAP NEW and CAP DEL. This server's capabilities never change, so it sends
    /// neither.
    public static let capNotify = IRCCapabilities(rawValue: 1 << 7)
    /// `batch`: the server marks messages that belong together as a batch.
    public static let batch = IRCCapabilities(rawValue: 1 << 8)
    /// `labeled-response`: the response to a command with a label carries that label.
    public static let labeledResponse = IRCCapabilities(rawValue: 1 << 9)
    /// `standard-replies`: the client understands FAIL, WARN and NOTE.
    public static let standardReplies = IRCCapabilities(rawValue: 1 << 10)
    /// `account-notify`: changes of accounts are reported. No user has an account here, so the server sends nothing.
    public static let accountNotify = IRCCapabilities(rawValue: 1 << 11)
    /// `account-tag`: messages carry `@account=`. No user has an account here, so the tag never appears.
    public static let accountTag = IRCCapabilities(rawValue: 1 << 12)
    /// `chghost`: changes of a user's host are reported. Hosts never change here, so the server sends nothing.
    public static let changedHost = IRCCapabilities(rawValue: 1 << 13)
    /// `invite-notify`: the client receives the invitations of other users to its rooms.
    public static let inviteNotify = IRCCapabilities(rawValue: 1 << 14)
    /// `away-notify`: the client receives AWAY when a user in one of its rooms goes away or returns.
    public static let awayNotify = IRCCapabilities(rawValue: 1 << 15)
    /// `setname`: the client receives SETNAME when a user in one of its rooms changes the real name.
    public static let setname = IRCCapabilities(rawValue: 1 << 16)
    /// `extended-monitor`: the client also receives AWAY and SETNAME of users on its MONITOR list.
    public static let extendedMonitor = IRCCapabilities(rawValue: 1 << 17)

    /// The capabilities that change the bytes or the audience of a message. They form the encoding class of the
    /// session.
    static let spelling: IRCCapabilities = [
        .echoMessage, .serverTime, .messageTags, .extendedJoin, .userhostInNames, .multiPrefix, .noImplicitNames,
        .inviteNotify, .awayNotify, .setname, .extendedMonitor, .batch,
    ]

    /// All capabilities with their names, in the order of CAP LS.
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

    /// Returns the capability with that name, or nil when the server does not know it.
    static func named(_ name: some Collection<UInt8>) -> IRCCapabilities? {
        table.first { $0.name.utf8.elementsEqual(name) }?.capability
    }

    /// The names of the capabilities in the set, in the order of CAP LS.
    var names: [String] { IRCCapabilities.table.filter { contains($0.capability) }.map(\.name) }
}
