internal import Chat

extension IRCCommand {
    /// ADMIN [SERVER]: replies that no administrative contact is configured.
    static let admin = IRCCommand("ADMIN") { exchange in
        if exchange.isHere(0) { exchange.reply(.noAdminInfo, [exchange.serverName]) }
    }
}
