internal import Chat

extension IRCCommand {
    /// PONG TOKEN: an answer to our own question.
    static let pong = IRCCommand("PONG", isForVisitors: true) { _ in }
}
