internal import Chat

extension IRCCommand {
    /// USERIP NAMES: shows the IP addresses of up to five users. Only server operators see addresses of other users.
    static let userip = IRCCommand("USERIP", parameters: 1) { exchange in
        let shown = exchange.names(from: 0).prefix(5).compactMap { exchange.server.presence(of: $0) }.map { presence in
            presence.mentioned + presence.member.profile.ident + Array("@".utf8) + exchange.address(of: presence)
        }
        let me = exchange.me
        exchange.reply { $0.append(.userIP, to: me, listing: Array(shown)) }
    }
}

extension Presence {
    /// The beginning of a USERHOST entry, such as `nick*=+`: `*` marks a server operator, `+` a user who is here, `-`
    /// a user who is away.
    var mentioned: [UInt8] {
        let mark = (modes.contains(.serverOperator) ? "*=" : "=") + (away == nil ? "+" : "-")
        return member.name.shown + Array(mark.utf8)
    }
}

extension IRCContext {
    /// Returns the IP address of a user as a middle parameter, or 255.255.255.255 when the client may not see it.
    func address(of presence: Presence) -> [UInt8] {
        if !mayKnowAll(of: presence) { return Array("255.255.255.255".utf8) }
        // A parameter that begins with a colon would be taken for the last one (RFC 2812, 2.3.1), so `::1` is written
        // as `0::1`.
        return (presence.address.first == UInt8(ascii: ":") ? [UInt8(ascii: "0")] : []) + presence.address
    }
}
