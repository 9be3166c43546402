internal import Chat

extension IRCCommand {
    /// WHOIS [SERVER] NAMES: shows details of users.
    static let whois = IRCCommand("WHOIS") { exchange in
        let place = exchange.message.count > 1 ? 1 : 0
        guard let names = exchange.message[place], !names.isEmpty else { return exchange.reply(.noNicknameGiven) }
        if place == 1 && !exchange.isHere(0) { return }
        let asked = exchange.distinctNames(place)
        exchange.router.charge(asked.count * Price.question)
        let listed = Set(exchange.server.rooms().map(\.name.key))
        for name in asked {
            if let known = UserName(name), let presence = exchange.server.presence(of: known) {
                exchange.replyWithWhois(presence, listed)
            } else {
                exchange.refuse(.noSuchNick, about: name)
            }
        }
        exchange.refuse(.endOfWhois, about: names)
    }
}

extension IRCContext {
    /// Returns the names of a comma-separated parameter without repetitions, ignoring case.
    func distinctNames(_ place: Int) -> [ArraySlice<UInt8>] {
        var seen: Set<[UInt8]> = []
        return message.list(place).filter { name in
            seen.insert(UserName(name)?.key.bytes ?? Array(name)).inserted
        }
    }

    /// Sends the details of one user.
    ///
    /// - Parameter listed: the keys of the rooms that the client may see.
    fileprivate func replyWithWhois(_ presence: Presence, _ listed: Set<FoldedKey>) {
        let (nick, profile) = (presence.member.name.shown, presence.member.profile)
        reply(.whoisUser, [nick, profile.ident, profile.host, Array("*".utf8)], words: profile.realName.bytes)
        let (me, rooms) = (me, rooms(shownOf: presence, listed))
        if !rooms.isEmpty { reply { $0.append(.whoisChannels, to: me, [nick], listing: rooms) } }
        reply(.whoisServer, [nick, serverName], words: serverInfo)
        if presence.modes.contains(.serverOperator) { reply(.whoisOperator, [nick]) }
        if presence.modes.contains(.bot) { reply(.whoisBot, [nick]) }
        if let words = presence.away { reply(.away, [nick], words: words.bytes) }
        if mayKnowAll(of: presence) {
            let user = profile.ident + Array("@".utf8) + presence.address
            reply(
                .whoisHost, [nick], words: Array("is connecting from ".utf8) + user + Array(" ".utf8) + presence.address
            )
            reply(.whoisActually, [nick, user, address(of: presence)])
        }
        let seconds = [presence.idleSeconds(at: server.now), presence.signedOn.milliseconds / 1000]
        reply(.whoisIdle, [nick] + seconds.map { Array(String($0).utf8) })
    }

    /// Returns the rooms of a user that the client may see, with the user's prefixes. Secret rooms are left out, and
    /// for an invisible user also all rooms that the client is not in.
    private func rooms(shownOf presence: Presence, _ listed: Set<FoldedKey>) -> [[UInt8]] {
        let rooms = server.rooms(of: presence.member.name)
        let areAllShown = !presence.modes.contains(.invisible) || mayKnowAll(of: presence)
        let own = areAllShown ? [] : ownRoomKeys
        return rooms.filter { listed.contains($0.key) && (areAllShown || own.contains($0.key)) }.map { room in
            // The room returns only this member: a list of all members would cost too much for each name in the
            // request.
            var roles: Roles = []
            if case .success(.members(_, let members, _)) = server.ask(.member(presence.member.user), of: room) {
                roles = members.first?.roles ?? []
            }
            return wording.prefixes(of: roles) + Array("#".utf8) + room.shown
        }
    }
}
