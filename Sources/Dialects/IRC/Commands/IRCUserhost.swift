internal import Chat

extension IRCCommand {
    /// USERHOST NAMES: where up to five people come from.
    static let userhost = IRCCommand("USERHOST", parameters: 1) { exchange in
        let people = exchange.names(from: 0).prefix(5).compactMap { exchange.house.presence(of: $0) }
        let shown = people.map { presence in
            let member = presence.member
            let mark = (presence.modes.contains(.serverOperator) ? "*=" : "=") + (presence.away == nil ? "+" : "-")
            return member.name.shown + Array(mark.utf8) + member.profile.ident + Array("@".utf8) + member.profile.host
        }
        exchange.reply(.userHosts, words: Array(shown.joined(separator: Array(" ".utf8))))
    }
}
