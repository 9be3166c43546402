internal import Chat

extension IRCCommand {
    /// INVITE NAME #ROOM: invites a user to a room. Without parameters, lists the rooms that the client is invited to.
    static let invite = IRCCommand("INVITE") { exchange in
        if exchange.message.count == 0 { return exchange.showInvitations() }
        if exchange.message.count == 1 { return exchange.refuse(.needMoreParameters, about: "INVITE".utf8) }
        let (user, channel) = (exchange.message[0] ?? [], exchange.message[1] ?? [])
        guard let name = UserName(user), exchange.server.person(name) != nil else {
            return exchange.refuse(.noSuchNick, about: user)
        }
        guard let room = exchange.room(channel), exchange.server.knows(room) else {
            return exchange.refuse(.noSuchChannel, about: channel)
        }
        // The inviter learns that the user is away after the room's own answer.
        if exchange.server.presence(of: name)?.away != nil { exchange.server.shareResponse() }
        exchange.ask(.invite(name, to: room))
    }
}

extension IRCContext {
    fileprivate func showInvitations() {
        for room in server.invitations { reply(.inviteList, [Array("#".utf8) + room.shown]) }
        reply(.endOfInviteList)
    }
}
