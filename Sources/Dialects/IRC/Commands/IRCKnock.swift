internal import Chat

extension IRCCommand {
    /// KNOCK #ROOM [:TEXT]: asks the operators of a room for an invitation.
    static let knock = IRCCommand("KNOCK", parameters: 1) { exchange in
        let channel = exchange.message[0] ?? []
        guard let room = exchange.room(channel) else { return exchange.refuse(.noSuchChannel, about: channel) }
        if exchange.server.ownRoom(room) != nil { return exchange.refuse(.knockOnChannel, about: channel) }
        exchange.ask(.knock(room, exchange.text(1, .reason)))
    }
}
