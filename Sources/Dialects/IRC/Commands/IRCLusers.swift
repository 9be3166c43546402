internal import Chat

extension IRCCommand {
    /// LUSERS: how many are here.
    static let lusers = IRCCommand("LUSERS") { $0.countUsers() }
}

extension IRCExchange {
    func countUsers() {
        let (wording, me) = (wording, me)
        let census = house.census
        reply { wording.users(census, to: me, &$0) }
    }
}
