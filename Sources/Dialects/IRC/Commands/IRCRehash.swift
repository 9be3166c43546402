internal import Chat

extension IRCCommand {
    /// REHASH: has the settings read again; for operators.
    static let rehash = IRCCommand("REHASH") { $0.ask(.reload) }
}
