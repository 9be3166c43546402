internal import Chat

extension IRCCommand {
    /// MODE #ROOM [+o-v ANA BEN] or MODE NAME: shows what is set, or changes it.
    static let mode = IRCCommand("MODE", parameters: 1) { exchange in
        let target = exchange.message[0] ?? []
        if let room = exchange.room(target) { return exchange.mode(of: room, target) }
        guard let name = UserName(target), let me = exchange.house.me else {
            return exchange.refuse(.noSuchChannel, about: target)
        }
        if name != me.name {
            return exchange.house.person(name) == nil
                ? exchange.refuse(.noSuchNick, about: target) : exchange.reply(.usersDoNotMatch)
        }
        exchange.reply(.userModeIs, [Array("+".utf8)])
    }
}
