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

    /// A name as it is looked up, in capitals: all commands fit into two words, so that hashing and comparing take no array.
    private struct Key: Hashable {
        private var words: (UInt64, UInt64) = (0, 0)

        /// Nil for what is too long to be any command.
        init?(_ name: some Collection<UInt8>) {
            if name.count > 16 { return nil }
            for byte in name { words = (words.0 << 8 | words.1 >> 56, words.1 << 8 | UInt64(byte.asCapital)) }
        }

        static func == (left: Key, right: Key) -> Bool { left.words == right.words }

        func hash(into hasher: inout Hasher) {
            hasher.combine(words.0)
            hasher.combine(words.1)
        }
    }

    private static let byName = Dictionary(
        uniqueKeysWithValues: table.compactMap { command in Key(command.name.utf8).map { ($0, command) } })

    /// The command of that name, however it is capitalised.
    static func named(_ name: some Collection<UInt8>) -> IRCCommand? { Key(name).flatMap { byName[$0] } }
}
