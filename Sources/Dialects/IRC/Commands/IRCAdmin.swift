internal import Chat

extension IRCCommand {
    /// ADMIN [SERVER]: whom one can turn to.
    static let admin = IRCCommand("ADMIN") { exchange in
        if exchange.isHere(0) { exchange.reply(.noAdminInfo, [exchange.serverName]) }
    }
}
