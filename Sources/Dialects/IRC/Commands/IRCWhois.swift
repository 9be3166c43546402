internal import Chat

extension IRCCommand {
    /// WHOIS NAME: who somebody is.
    static let whois = IRCCommand("WHOIS") { exchange in
        let last = exchange.message[1] ?? exchange.message[0] ?? []
        if last.isEmpty { return exchange.reply(.noNicknameGiven) }
        if let name = UserName(last), let member = exchange.house.person(name) {
            let (nick, profile) = (member.name.shown, member.profile)
            exchange.reply(
                .whoisUser, [nick, profile.ident, profile.host, Array("*".utf8)], words: profile.realName.bytes)
            exchange.reply(.whoisServer, [nick, Array(exchange.house.facts.name.utf8)], words: Array("roost".utf8))
            exchange.reply(.endOfWhois, [nick])
        } else {
            exchange.refuse(.noSuchNick, about: last)
            exchange.reply(.endOfWhois, [Array(last)])
        }
    }
}
