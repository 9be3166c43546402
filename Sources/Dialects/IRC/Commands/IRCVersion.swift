internal import Chat

extension IRCCommand {
    /// VERSION: what the server is.
    static let version = IRCCommand("VERSION") { exchange in
        let server = Array(exchange.house.facts.name.utf8)
        exchange.reply(.version, [Array(IRCWording.version.utf8), server], words: [])
    }
}
