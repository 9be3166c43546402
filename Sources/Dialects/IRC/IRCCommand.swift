internal import Chat

/// A command of IRC: its name, the least parameters that it takes, whether it is heard before registration, and what it
/// does. Each has a file of its own; what all share is checked once, before it.
struct IRCCommand: Sendable {
    let name: String
    let parameters: Int
    let isForVisitors: Bool
    let perform: @Sendable (inout IRCContext) -> Void

    init(
        _ name: String, parameters: Int = 0, isForVisitors: Bool = false,
        perform: @escaping @Sendable (inout IRCContext) -> Void
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

    /// The commands in the order of their names as numbers, and these: each message is looked up here, so it takes no array
    /// and no hashing.
    private static let sorted = table.sorted { key($0.name.utf8) ?? 0 < key($1.name.utf8) ?? 0 }
    private static let keys = sorted.map { key($0.name.utf8) ?? 0 }

    /// The bytes of a name, in capitals, as one number; nil where there are too many for any command.
    private static func key(_ name: some Collection<UInt8>) -> UInt64? {
        name.count > 8 ? nil : name.reduce(0) { $0 &<< 8 | UInt64($1.asCapital) }
    }

    /// The command of that name, however it is capitalised.
    static func named(_ name: some Collection<UInt8>) -> IRCCommand? {
        guard let key = key(name) else { return nil }
        let keys = keys
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < keys.count && keys[low] == key ? sorted[low] : nil
    }
}
