internal import Chat

extension IRCCommand {
    /// MOTD [SERVER]: shows the message of the day.
    static let motd = IRCCommand("MOTD") { exchange in
        if exchange.isHere(0) { exchange.showMessageOfTheDay() }
    }
}

extension IRCContext {
    func showMessageOfTheDay() {
        let (wording, me, facts) = (wording, me, server.facts)
        reply { wording.messageOfTheDay(facts, to: me, &$0) }
    }
}
