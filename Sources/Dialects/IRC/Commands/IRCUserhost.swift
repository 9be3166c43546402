internal import Chat

extension IRCCommand {
    /// USERHOST NAMES: where up to five people come from.
    static let userhost = IRCCommand("USERHOST", parameters: 1) { exchange in
        let people = exchange.names(from: 0).prefix(5).compactMap { exchange.house.person($0) }
        let shown = people.map { member in
            member.name.shown + Array("=+".utf8) + member.profile.ident + Array("@".utf8) + member.profile.host
        }
        exchange.reply(.userHosts, words: Array(shown.joined(separator: Array(" ".utf8))))
    }
}
