internal import Chat

/// A command of IRC: its name, the least parameters that it takes, whether it is heard before registration, and what it
/// does. Each has a file of its own; what all share is checked once, before it.
struct IRCCommand: Sendable {
    let name: String
    let parameters: Int
    let isForVisitors: Bool
    let perform: @Sendable (inout IRCExchange) -> Void

    init(
        _ name: String, parameters: Int = 0, isForVisitors: Bool = false,
        perform: @escaping @Sendable (inout IRCExchange) -> Void
    ) {
        self.name = name
        self.parameters = parameters
        self.isForVisitors = isForVisitors
        self.perform = perform
    }

    /// All commands.
    static let table: [IRCCommand] = [
        .admin, .away, .batch, .cap, .help, .helpop, .info, .invite, .isOn, .join, .kick, .kill, .knock, .links, .list,
        .lusers,
        .mode, .monitor, .motd, .names, .nick, .notice, .oper, .part, .pass, .ping, .pong, .privmsg, .quit, .rehash,
        .setname, .stats, .tagmsg, .time, .topic, .user, .userhost, .userip, .version, .wallops, .who, .whois, .whowas,
    ]

    /// A name as it is looked up: hashed in one piece, since byte by byte would take five times as long.
    private struct Word: Hashable {
        let bytes: [UInt8]

        func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
    }

    private static let byName = Dictionary(uniqueKeysWithValues: table.map { (Word(bytes: Array($0.name.utf8)), $0) })

    /// The command of that name, which is in capitals.
    static func named(_ name: [UInt8]) -> IRCCommand? { name.count > 16 ? nil : byName[Word(bytes: name)] }
}
