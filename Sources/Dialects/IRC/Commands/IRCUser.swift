internal import Chat

extension IRCCommand {
    /// USER IDENT 0 * :REAL NAME: says who one is, once.
    static let user = IRCCommand("USER", parameters: 4, isForVisitors: true) { exchange in
        if exchange.conversation.isPresent { return exchange.reply(.alreadyRegistered) }
        guard let ident = exchange.message[0], !ident.isEmpty, exchange.message[3]?.isEmpty == false else {
            return exchange.refuse(.needMoreParameters, about: "USER".utf8)
        }
        exchange.state.introduction = Introduction(ident: ident, realName: exchange.text(3) ?? .nothing)
        exchange.registerIfReady()
    }
}
