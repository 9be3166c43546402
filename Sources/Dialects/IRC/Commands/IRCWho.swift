internal import Chat

extension IRCCommand {
    /// WHO #ROOM or WHO NAME: who is there.
    static let who = IRCCommand("WHO", parameters: 1) { exchange in
        let mask = exchange.message[0] ?? []
        if let room = exchange.room(mask), let (name, members) = exchange.members(of: room) {
            for member in members { exchange.who(member, in: Array("#".utf8) + name.shown) }
        } else if let name = UserName(mask), let member = exchange.house.person(name) {
            exchange.who(member, in: Array("*".utf8))
        }
        exchange.reply(.endOfWho, [Array(mask)])
    }
}

extension IRCExchange {
    fileprivate func who(_ member: Member, in channel: [UInt8]) {
        let profile = member.profile
        reply(
            .who,
            [
                channel, profile.ident, profile.host, Array(house.facts.name.utf8), member.name.shown,
                Array("H".utf8) + wording.prefixes(of: member.roles),
            ],
            words: Array("0 ".utf8) + profile.realName.bytes)
    }
}
