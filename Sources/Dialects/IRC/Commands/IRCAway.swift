internal import Chat

extension IRCCommand {
    /// AWAY [:TEXT]: says that one is away, in as many words as AWAYLEN allows, or that one is back.
    static let away = IRCCommand("AWAY") { exchange in
        guard let words = exchange.message[0], !words.isEmpty else { return exchange.ask(.away(nil)) }
        if let text = exchange.text(0, .reason) { exchange.ask(.away(text)) }
    }
}
