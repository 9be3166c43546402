internal import Chat

extension IRCCommand {
    /// INVITE NAME #ROOM: asks somebody to come in.
    static let invite = IRCCommand("INVITE", parameters: 2) { exchange in
        let (user, channel) = (exchange.message[0] ?? [], exchange.message[1] ?? [])
        guard let name = UserName(user), exchange.house.person(name) != nil else {
            return exchange.refuse(.noSuchNick, about: user)
        }
        guard let room = exchange.room(channel), exchange.members(of: room) != nil else {
            return exchange.refuse(.noSuchChannel, about: channel)
        }
        exchange.ask(.invite(name, to: room))
    }
}
