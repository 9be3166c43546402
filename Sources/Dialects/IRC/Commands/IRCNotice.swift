internal import Chat

extension IRCCommand {
    /// NOTICE TARGETS :TEXT: says what no program should answer.
    static let notice = IRCCommand("NOTICE") { $0.say(.notice) }
}
