internal import Chat

extension IRCCommand {
    /// PASS PASSWORD: stores the server password for the registration that follows.
    static let pass = IRCCommand("PASS", parameters: 1, isForVisitors: true) { exchange in
        if exchange.router.isPresent { return exchange.reply(.alreadyRegistered) }
        exchange.state.password = exchange.message[0].map { Array($0) }
    }
}
