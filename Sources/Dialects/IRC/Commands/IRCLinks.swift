internal import Chat

extension IRCCommand {
    /// LINKS [[SERVER] MASK]: replies with an empty list, since this server is not linked to others.
    static let links = IRCCommand("LINKS") { exchange in
        if exchange.message.count > 1 && !exchange.isHere(0) { return }
        let mask = exchange.message[1] ?? exchange.message[0] ?? []
        exchange.refuse(.endOfLinks, about: mask.isEmpty ? "*".utf8.map { $0 } : Array(mask))
    }
}
