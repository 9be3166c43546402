internal import Chat

extension IRCCommand {
    /// SETNAME :REAL NAME: calls oneself otherwise in full (IRCv3 setname).
    static let setname = IRCCommand("SETNAME", parameters: 1) { exchange in
        let most = Introduction.mostRealNameBytes
        guard let words = exchange.message[0], !words.isEmpty, words.count <= most, Text(Array(words).span) != nil
        else { return exchange.fail("SETNAME INVALID_REALNAME", "Realname is not valid") }
        if let text = exchange.text(0) { exchange.ask(.introduce(text)) }
    }
}

extension IRCExchange {
    /// `FAIL COMMAND CODE :words` (IRCv3 standard replies).
    func fail(_ head: String, _ words: String) {
        let server = me.server
        reply { $0.add(":", string: "\(server) FAIL \(head) :\(words)\r\n") }
    }
}
