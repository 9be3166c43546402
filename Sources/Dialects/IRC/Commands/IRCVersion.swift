internal import Chat

extension IRCCommand {
    /// VERSION [SERVER]: shows the version and the RPL_ISUPPORT tokens of the server.
    static let version = IRCCommand("VERSION") { exchange in
        if !exchange.isHere(0) { return }
        let (wording, me, facts) = (exchange.wording, exchange.me, exchange.server.facts)
        exchange.reply(
            .version, [Array(IRCEncoder.version.utf8), exchange.serverName], words: Array(facts.description.utf8))
        exchange.reply { wording.supports(facts, to: me, &$0) }
    }
}
