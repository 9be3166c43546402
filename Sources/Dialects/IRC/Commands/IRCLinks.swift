internal import Chat

extension IRCCommand {
    /// LINKS [[SERVER] MASK]: the links of the network, of which there is none, since this server stands alone.
    static let links = IRCCommand("LINKS") { exchange in
        if exchange.message.count > 1 && !exchange.isHere(0) { return }
        let mask = exchange.message[1] ?? exchange.message[0] ?? []
        exchange.refuse(.endOfLinks, about: mask.isEmpty ? "*".utf8.map { $0 } : Array(mask))
    }
}
