internal import Chat

extension IRCCommand {
    /// KILL NAME [:REASON]: ends the connection of a user. Only server operators may use it.
    static let kill = IRCCommand("KILL", parameters: 1) { exchange in
        let target = exchange.message[0] ?? []
        let isExplained = exchange.message[1]?.isEmpty == false
        guard let reason = isExplained ? exchange.text(1) : MessageText("No reason") else { return }
        // A client that is not a server operator gets that refusal first, whatever name it gave.
        if exchange.server.own?.modes.contains(.serverOperator) != true {
            return exchange.server.refuse(Refusal(.notServerOperator))
        }
        guard let name = UserName(target) else { return exchange.refuse(.noSuchNick, about: target) }
        exchange.ask(.kill(name, reason))
    }
}
