internal import Chat

extension IRCCommand {
    /// LUSERS: how many are here.
    static let lusers = IRCCommand("LUSERS") { $0.countUsers() }
}

extension IRCExchange {
    func countUsers() {
        let (wording, me) = (wording, me)
        let (users, rooms) = (house.everyone(atMost: 0).total, house.rooms().count)
        reply { wording.users(users, rooms: rooms, to: me, &$0) }
    }
}
