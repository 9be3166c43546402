internal import Chat

extension IRCCommand {
    /// QUIT :REASON: signs off, whatever the reason is and however long.
    static let quit = IRCCommand("QUIT", isForVisitors: true) { exchange in
        exchange.ask(.quit(reason: exchange.text(0, .reason)))
    }
}
