internal import Chat

extension IRCCommand {
    /// USER IDENT 0 * :REAL NAME: gives the ident and the real name for the registration.
    static let user = IRCCommand("USER", parameters: 4, isForVisitors: true) { exchange in
        if exchange.router.isPresent { return exchange.reply(.alreadyRegistered) }
        guard let ident = exchange.message[0], !ident.isEmpty, exchange.message[3]?.isEmpty == false else {
            return exchange.refuse(.needMoreParameters, about: "USER".utf8)
        }
        exchange.state.introduction = UserInfo(ident: ident, realName: exchange.realName)
        exchange.registerIfReady()
    }
}

extension IRCContext {
    /// The real name from the fourth parameter, cut to its maximum length.
    fileprivate var realName: MessageText {
        guard let text = text(3) else { return .nothing }
        return MessageText(Array(cuts(text.bytes, atMost: UserInfo.mostRealNameBytes)[0]).span) ?? .nothing
    }
}
