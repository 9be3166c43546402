internal import Chat

extension IRCCommand {
    /// NOTICE TARGETS :TEXT: sends a message to which programs must not reply.
    static let notice = IRCCommand("NOTICE") { $0.say(.notice) }
}
