internal import Chat

extension IRCCommand {
    /// KICK #ROOM NAMES :REASON, or KICK #A,#B ANA,BEN :REASON: removes members from rooms.
    static let kick = IRCCommand("KICK", parameters: 2) { exchange in
        let channels = exchange.targets(0)
        let users = exchange.targets(1)
        if channels.count > 1 && channels.count != users.count {
            return exchange.refuse(.needMoreParameters, about: "KICK".utf8)
        }
        for (place, user) in users.enumerated() {
            guard let channel = channels.count > 1 ? channels[place] : channels.first else { return }
            exchange.kick(user, from: channel)
        }
    }
}

extension IRCContext {
    fileprivate mutating func kick(_ user: ArraySlice<UInt8>, from channel: ArraySlice<UInt8>) {
        guard let room = room(channel), server.knows(room) else { return refuse(.noSuchChannel, about: channel) }
        guard let name = UserName(user), server.person(name) != nil else { return refuse(.noSuchNick, about: user) }
        ask(.kick(name, from: room, reason: text(2, .reason)))
    }
}
