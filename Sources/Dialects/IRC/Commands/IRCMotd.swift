internal import Chat

extension IRCCommand {
    /// MOTD: the message of the day.
    static let motd = IRCCommand("MOTD") { $0.showMessageOfTheDay() }
}

extension IRCExchange {
    func showMessageOfTheDay() {
        let (wording, me, facts) = (wording, me, house.facts)
        reply { wording.messageOfTheDay(facts, to: me, &$0) }
    }
}
