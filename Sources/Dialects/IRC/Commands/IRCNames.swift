internal import Chat

extension IRCCommand {
    /// NAMES #A,#B: who is in rooms.
    static let names = IRCCommand("NAMES") { exchange in
        guard let channels = exchange.message[0], !channels.isEmpty else {
            return exchange.reply(.endOfNames, [Array("*".utf8)])
        }
        for channel in exchange.message.list(0) {
            if let room = exchange.room(channel), let (name, members) = exchange.members(of: room) {
                exchange.names(exchange.shown(members, of: room), of: name)
            } else {
                exchange.reply(.endOfNames, [Array(channel)])
            }
        }
    }
}

extension IRCExchange {
    /// Who is invisible is shown to those who are in the room themselves (RFC 2812, 3.2.5).
    fileprivate func shown(_ members: [Member], of room: RoomName) -> [Member] {
        if house.ownRoom(room) != nil { return members }
        return members.filter { member in
            guard let presence = house.presence(of: member.name) else { return false }
            return !presence.modes.contains(.invisible) || mayKnowAll(of: presence)
        }
    }

    /// Told in pieces, so that a slow reader makes only this conversation wait.
    func names(_ members: [Member], of room: RoomName) {
        let (wording, me) = (wording, me)
        reply { wording.names(members, of: room, to: me, &$0) }
    }
}
