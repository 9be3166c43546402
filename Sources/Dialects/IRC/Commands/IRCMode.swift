internal import Chat

extension IRCCommand {
    /// MODE #ROOM [+o-v ANA BEN] or MODE NAME: shows or changes the modes of a room or of the client's own user.
    static let mode = IRCCommand("MODE", parameters: 1) { exchange in
        let target = exchange.message[0] ?? []
        if let room = exchange.room(target) { return exchange.mode(of: room, target) }
        exchange.changeOwnModes(target)
    }
}
