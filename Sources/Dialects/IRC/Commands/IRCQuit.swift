internal import Chat

extension IRCCommand {
    /// QUIT [:REASON]: ends the session, even when the reason is too long or invalid.
    static let quit = IRCCommand("QUIT", isForVisitors: true) { exchange in
        exchange.ask(.quit(reason: exchange.text(0, .reason)))
    }
}
