internal import Chat

extension IRCCommand {
    /// LUSERS: shows the numbers of users, operators and rooms.
    static let lusers = IRCCommand("LUSERS") { $0.countUsers() }
}

extension IRCContext {
    func countUsers() {
        let (wording, me) = (wording, me)
        let userCounts = server.userCounts
        reply { wording.users(userCounts, to: me, &$0) }
    }
}
