internal import Chat

extension IRCCommand {
    /// TAGMSG TARGETS: sends client tags without a text (IRCv3 Message Tags).
    static let tagmsg = IRCCommand("TAGMSG", parameters: 1) { exchange in
        guard let said = ChatMessage(.tags, .nothing, tags: exchange.clientTags) else { return }
        exchange.say(said)
    }
}
