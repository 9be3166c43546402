internal import Chat

extension IRCCommand {
    /// AWAY [:TEXT]: marks the user as away with a text of at most AWAYLEN bytes, or as back when there is no text.
    static let away = IRCCommand("AWAY") { exchange in
        guard let words = exchange.message[0], !words.isEmpty else { return exchange.ask(.away(nil)) }
        if let text = exchange.text(0, .reason) { exchange.ask(.away(text)) }
    }
}
