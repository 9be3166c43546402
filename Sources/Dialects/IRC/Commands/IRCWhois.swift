internal import Chat

extension IRCCommand {
    /// WHOIS [SERVER] NAMES: who people are.
    static let whois = IRCCommand("WHOIS") { exchange in
        let place = exchange.message.count > 1 ? 1 : 0
        guard let names = exchange.message[place], !names.isEmpty else { return exchange.reply(.noNicknameGiven) }
        if place == 1 && !exchange.isHere(0) { return }
        for name in exchange.message.list(place) {
            if let known = UserName(name), let presence = exchange.house.presence(of: known) {
                exchange.tellWho(presence)
            } else {
                exchange.refuse(.noSuchNick, about: name)
            }
        }
        exchange.refuse(.endOfWhois, about: names)
    }
}

extension IRCExchange {
    fileprivate func tellWho(_ presence: Presence) {
        let (nick, profile) = (presence.member.name.shown, presence.member.profile)
        reply(.whoisUser, [nick, profile.ident, profile.host, Array("*".utf8)], words: profile.realName.bytes)
        let (me, rooms) = (me, rooms(shownOf: presence))
        if !rooms.isEmpty { reply { $0.add(.whoisChannels, to: me, [nick], listing: rooms) } }
        reply(.whoisServer, [nick, server], words: Array(house.facts.description.utf8))
        if presence.modes.contains(.serverOperator) { reply(.whoisOperator, [nick]) }
        if presence.modes.contains(.bot) { reply(.whoisBot, [nick]) }
        if let words = presence.away { reply(.away, [nick], words: words.bytes) }
        if mayKnowAll(of: presence) {
            let user = profile.ident + Array("@".utf8) + presence.address
            reply(
                .whoisHost, [nick], words: Array("is connecting from ".utf8) + user + Array(" ".utf8) + presence.address
            )
            reply(.whoisActually, [nick, user, presence.address])
        }
        let seconds = [presence.idleSeconds(at: house.now), presence.signedOn.milliseconds / 1000]
        reply(.whoisIdle, [nick] + seconds.map { Array(String($0).utf8) })
    }

    /// The rooms of somebody, as one may learn of them: those of an invisible person only where one is oneself, and secret
    /// ones neither.
    private func rooms(shownOf presence: Presence) -> [[UInt8]] {
        let rooms = house.rooms(of: presence.member.name)
        let areAllShown = !presence.modes.contains(.invisible) || mayKnowAll(of: presence)
        let own = areAllShown ? [] : ownRoomKeys
        let listed = Set(house.rooms().map(\.name.key))
        return rooms.filter { listed.contains($0.key) && (areAllShown || own.contains($0.key)) }.map { room in
            let member = members(of: room)?.1.first { $0.user == presence.member.user }
            return wording.prefixes(of: member?.roles ?? []) + Array("#".utf8) + room.shown
        }
    }
}
