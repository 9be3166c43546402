internal import Chat

extension IRCCommand {
    /// WALLOPS :TEXT: sends a text to all users in mode `w`. Only server operators may use it.
    static let wallops = IRCCommand("WALLOPS", parameters: 1) { exchange in
        guard let words = exchange.message[0], !words.isEmpty else {
            return exchange.refuse(.needMoreParameters, about: "WALLOPS".utf8)
        }
        if let text = exchange.text(0) { exchange.ask(.wallops(text)) }
    }
}
