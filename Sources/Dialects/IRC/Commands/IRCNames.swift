internal import Chat

extension IRCCommand {
    /// NAMES #A,#B: who is in rooms.
    static let names = IRCCommand("NAMES") { exchange in
        guard let channels = exchange.message[0], !channels.isEmpty else {
            return exchange.reply(.endOfNames, [Array("*".utf8)])
        }
        for channel in exchange.message.list(0) {
            if let room = exchange.room(channel), let (name, members) = exchange.members(of: room) {
                exchange.names(members, of: name)
            } else {
                exchange.reply(.endOfNames, [Array(channel)])
            }
        }
    }
}

extension IRCExchange {
    /// Told in pieces, so that a slow reader makes only this conversation wait.
    func names(_ members: [Member], of room: RoomName) {
        let (wording, me) = (wording, me)
        reply { wording.names(members, of: room, to: me, &$0) }
    }
}
