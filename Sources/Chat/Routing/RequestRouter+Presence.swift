/// Requests that change the user's presence: away, user modes and full name.
extension RequestRouter {
    /// Ends the user's idle time, which all sessions share. Other users see idle time in seconds, so it is recorded at most once a second.
    mutating func speaks(at now: UInt64, in server: some UserDirectory) {
        if let spoke, now &- spoke < 1_000_000_000 { return }
        spoke = now
        let time = server.now
        server.revise { $0.lastSpoke = max($0.lastSpoke, time) }
    }

    func away(_ words: MessageText?, in server: some UserDirectory & RoomAccess & ReplySink) {
        if isTooLong(words, .reason, in: server) { return }
        let before = server.own?.away
        let after = server.setAway(words)
        if before != after, let me = server.me { server.announce(.away(me, after), .announce) }
        server.reply(.away(words))
    }

    /// Changes user modes. A user can't make themselves an operator; an operator may give the mode up.
    func change(on: UserModes, off: UserModes, in server: some UserDirectory & RoomAccess & ReplySink) {
        guard let before = server.own?.modes else { return }
        let after = before.union(on.subtracting(.serverOperator)).subtracting(off)
        server.revise { $0.modes = after }
        if let me = server.me, after != before {
            if after.contains(.bot) != before.contains(.bot) { server.reintroduce() }
            let changed = ServerReply.changed(me, on: after.subtracting(before), off: before.subtracting(after))
            server.reply(changed)
            server.replyToOtherSessions(changed)
        }
    }

    func introduce(as realName: MessageText, in server: some UserDirectory & RoomAccess & ReplySink) {
        if realName.bytes.count > UserInfo.mostRealNameBytes {
            return server.refuse(Refusal(.textTooLong, about: String(UserInfo.mostRealNameBytes).utf8))
        }
        server.revise { $0.introduce(as: realName) }
        guard let me = server.me else { return }
        server.announce(.introduced(me), .reintroduce(me.profile))
        server.reply(.introduced(me))
        server.replyToOtherSessions(.introduced(me))
    }
}
