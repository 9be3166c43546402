internal import Chat

extension IRCCommand {
    /// NICK NAME: chooses the user name before registration, or changes it later.
    static let nick = IRCCommand("NICK", isForVisitors: true) { exchange in
        guard let wanted = exchange.message[0], !wanted.isEmpty else { return exchange.reply(.noNicknameGiven) }
        guard let name = UserName(wanted) else { return exchange.refuse(.erroneousNickname, about: wanted) }
        if exchange.router.isPresent {
            if exchange.server.me?.name.shown != name.shown { exchange.ask(.rename(name)) }
        } else {
            if let refusal = exchange.server.reservation(of: name) { return exchange.server.refuse(refusal) }
            if !exchange.server.mayClaim(name) { return exchange.refuse(.nicknameInUse, about: wanted) }
            exchange.state.nick = name
            exchange.registerIfReady()
        }
    }
}
