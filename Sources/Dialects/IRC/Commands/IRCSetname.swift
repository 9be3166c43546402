internal import Chat

extension IRCCommand {
    /// SETNAME :REAL NAME: changes the real name of the user (IRCv3 setname).
    static let setname = IRCCommand("SETNAME", parameters: 1) { exchange in
        let most = UserInfo.mostRealNameBytes
        guard let words = exchange.message[0], !words.isEmpty, words.count <= most,
            MessageText(Array(words).span) != nil
        else { return exchange.fail(.invalidRealName) }
        if let text = exchange.text(0) { exchange.ask(.introduce(text)) }
    }
}
