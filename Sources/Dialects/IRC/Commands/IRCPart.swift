internal import Chat

extension IRCCommand {
    /// PART #A,#B [:REASON]: leaves rooms.
    static let part = IRCCommand("PART", parameters: 1) { exchange in
        let reason = exchange.text(1, .reason)
        for channel in exchange.targets(0) {
            guard let room = exchange.room(channel), exchange.server.knows(room) else {
                exchange.refuse(.noSuchChannel, about: channel)
                continue
            }
            exchange.ask(.leave(room, reason: reason))
        }
    }
}
