internal import Chat

/// An IRC command: its name, its minimum number of parameters, whether a client may send it before registration, and
/// its implementation. Each command has its own file. The dialect checks the common conditions before it runs the
/// command.
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

    /// All commands that the server knows.
    static let table: [IRCCommand] = [
        .admin, .away, .batch, .cap, .help, .helpop, .info, .invite, .isOn, .join, .kick, .kill, .knock, .links, .list,
        .lusers,
        .mode, .monitor, .motd, .names, .nick, .notice, .oper, .part, .pass, .ping, .pong, .privmsg, .quit, .rehash,
        .setname, .stats, .tagmsg, .time, .topic, .user, .userhost, .userip, .version, .wallops, .webirc, .who, .whois,
        .whowas,
    ]

    /// The commands ordered by their numeric keys, and below the keys themselves. Every message is looked up here, so
    /// the look-up is a binary search without allocation and hashing.
    private static let sorted = table.sorted { key($0.name.utf8) ?? 0 < key($1.name.utf8) ?? 0 }
    private static let keys = sorted.map { key($0.name.utf8) ?? 0 }

    /// Returns the name in capitals as one integer, a byte each, or nil when it is longer than every command (8 bytes).
    private static func key(_ name: some Collection<UInt8>) -> UInt64? {
        name.count > 8 ? nil : name.reduce(0) { $0 &<< 8 | UInt64($1.asciiUppercased) }
    }

    /// Returns the command with that name, ignoring case, or nil when the server does not know it.
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
