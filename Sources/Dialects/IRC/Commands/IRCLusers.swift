internal import Chat

extension IRCCommand {
    /// LUSERS: shows the numbers of users, operators and rooms.
    static let lusers = IRCCommand("LUSERS") { $0.countUsers() }
}

extension IRCContext {
    func countUsers() {
        let (wording, me) = (wording, me)
        let serverCounts = server.serverCounts
        reply { wording.users(serverCounts, to: me, &$0) }
    }
}
