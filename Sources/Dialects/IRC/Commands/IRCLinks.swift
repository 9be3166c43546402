internal import Chat

extension IRCCommand {
    /// LINKS [[SERVER] MASK]: the servers of the network, of which there is one.
    static let links = IRCCommand("LINKS") { exchange in
        let mask = exchange.message[1] ?? exchange.message[0] ?? []
        if exchange.message.count > 1 && !exchange.isHere(0) { return }
        let server = exchange.server
        if mask.isEmpty || Glob(mask).matches(server) {
            exchange.reply(.links, [server, server], words: Array("0 \(exchange.house.facts.description)".utf8))
        }
        exchange.reply(.endOfLinks, [mask.isEmpty ? Array("*".utf8) : Array(mask)])
    }
}
