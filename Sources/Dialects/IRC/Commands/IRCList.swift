internal import Chat

extension IRCCommand {
    /// LIST: which rooms there are, and what they are about.
    static let list = IRCCommand("LIST") { exchange in
        exchange.reply(.listStart, [Array("Channel".utf8)])
        for listing in exchange.house.rooms() {
            exchange.reply(
                .list, [Array("#".utf8) + listing.name.shown, Array(String(listing.members).utf8)],
                words: listing.topic?.text.bytes ?? [])
        }
        exchange.reply(.listEnd)
    }
}
