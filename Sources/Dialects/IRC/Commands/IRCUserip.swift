internal import Chat

extension IRCCommand {
    /// USERIP NAMES: the addresses of up to five people; of others than oneself only an operator learns them.
    static let userip = IRCCommand("USERIP", parameters: 1) { exchange in
        let shown = exchange.names(from: 0).prefix(5).compactMap { exchange.server.presence(of: $0) }.map { presence in
            presence.mentioned + presence.member.profile.ident + Array("@".utf8) + exchange.address(of: presence)
        }
        let me = exchange.me
        exchange.reply { $0.append(.userIP, to: me, listing: Array(shown)) }
    }
}

extension Presence {
    /// `nick*=+`: whether they operate the server, and whether they are away.
    var mentioned: [UInt8] {
        let mark = (modes.contains(.serverOperator) ? "*=" : "=") + (away == nil ? "+" : "-")
        return member.name.shown + Array(mark.utf8)
    }
}

extension IRCContext {
    /// Where a user comes from, as a parameter among others; an address that nobody has where the client may not know it.
    func address(of presence: Presence) -> [UInt8] {
        if !mayKnowAll(of: presence) { return Array("255.255.255.255".utf8) }
        // A parameter that begins with a colon would be the last one (RFC 2812, 2.3.1): `::1` is the same as `0::1`.
        return (presence.address.first == 0x3A ? [0x30] : []) + presence.address
    }
}
