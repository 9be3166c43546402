internal import Chat

extension IRCCommand {
    /// OPER NAME PASSWORD: makes the user a server operator.
    static let oper = IRCCommand("OPER", parameters: 2) { exchange in
        guard let name = exchange.message[0], let password = exchange.message[1] else { return }
        exchange.ask(.empower(Array(name), password: Array(password)))
    }
}
