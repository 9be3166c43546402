internal import Chat

extension IRCCommand {
    /// PONG TOKEN: the reply to the server's PING. Any input shows that the client is alive, so the command itself does
    /// nothing.
    static let pong = IRCCommand("PONG", isForVisitors: true) { _ in }
}
