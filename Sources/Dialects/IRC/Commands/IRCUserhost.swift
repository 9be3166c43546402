internal import Chat

extension IRCCommand {
    /// USERHOST NAMES: shows the idents and cloaked hosts of up to five users.
    static let userhost = IRCCommand("USERHOST", parameters: 1) { exchange in
        let shown = exchange.names(from: 0).prefix(5).compactMap { exchange.server.presence(of: $0) }.map { presence in
            presence.mentioned + presence.member.profile.userhost
        }
        let me = exchange.me
        exchange.reply { $0.append(.userHosts, to: me, listing: Array(shown)) }
    }
}
