internal import Chat

extension IRCCommand {
    /// TIME [SERVER]: shows the current time of the server.
    static let time = IRCCommand("TIME") { exchange in
        if !exchange.isHere(0) { return }
        exchange.reply(
            .time, [Array(exchange.server.facts.name.utf8)], words: Array(exchange.server.now.iso8601.utf8))
    }
}
