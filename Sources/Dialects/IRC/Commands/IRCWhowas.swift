internal import Chat

extension IRCCommand {
    /// WHOWAS NAMES [COUNT [SERVER]]: shows former users of names.
    static let whowas = IRCCommand("WHOWAS") { exchange in
        guard let names = exchange.message[0], !names.isEmpty else { return exchange.reply(.noNicknameGiven) }
        if !exchange.isHere(2) { return }
        let count = exchange.message[1].flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
        let asked = exchange.distinctNames(0)
        exchange.router.charge(Price.question + asked.count * Price.lookUp)
        for name in asked {
            let visits = UserName(name).map { exchange.server.visits(of: $0) } ?? []
            if visits.isEmpty { exchange.refuse(.wasNoSuchNick, about: name) }
            for visit in visits.prefix(count > 0 ? count : .max) { exchange.reply(visit) }
        }
        exchange.refuse(.endOfWhowas, about: names)
    }
}

extension IRCContext {
    fileprivate func reply(_ visit: FormerUser) {
        let (nick, profile) = (visit.member.name.shown, visit.member.profile)
        reply(.whowasUser, [nick, profile.ident, profile.host, Array("*".utf8)], words: profile.realName.bytes)
        reply(.whoisServer, [nick, serverName], words: Array(visit.ended.iso8601.utf8))
    }
}
