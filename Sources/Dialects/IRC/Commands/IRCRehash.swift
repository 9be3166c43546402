internal import Chat

extension IRCCommand {
    /// REHASH: reloads the configuration. Only server operators may use it.
    static let rehash = IRCCommand("REHASH") { $0.ask(.reload) }
}
