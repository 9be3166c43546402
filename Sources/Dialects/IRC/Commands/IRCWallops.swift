internal import Chat

extension IRCCommand {
    /// WALLOPS :TEXT: tells everyone in mode `w`; for operators. A text that does not fit into one line is refused by 417.
    static let wallops = IRCCommand("WALLOPS", parameters: 1) { exchange in
        guard let words = exchange.message[0], !words.isEmpty else {
            return exchange.refuse(.needMoreParameters, about: "WALLOPS".utf8)
        }
        guard let text = exchange.text(0) else { return }
        if let me = exchange.server.me, text.bytes.count > IRCEncoder.mostWallopsBytes(from: me) {
            return exchange.server.refuse(Refusal(.lineTooLong))
        }
        exchange.ask(.wallops(text))
    }
}
