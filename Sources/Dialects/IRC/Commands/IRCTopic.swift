internal import Chat

extension IRCCommand {
    /// TOPIC #ROOM [:TEXT]: shows, sets or clears the topic of a room.
    static let topic = IRCCommand("TOPIC", parameters: 1) { exchange in
        let channel = exchange.message[0] ?? []
        guard let room = exchange.room(channel),
            case .success(.topic(let name, let topic)) = exchange.server.ask(.topic, of: room)
        else { return exchange.refuse(.noSuchChannel, about: channel) }
        if exchange.server.ownRoom(room) == nil { return exchange.refuse(.notOnChannel, about: channel) }
        if let words = exchange.message[1] {
            guard let text = words.isEmpty ? MessageText.nothing : exchange.text(1, .topic) else { return }
            return exchange.ask(.setTopic(room, text))
        }
        guard let topic else { return exchange.reply(.noTopic, [Array(channel)]) }
        let (wording, me) = (exchange.wording, exchange.me)
        exchange.reply { wording.topic(topic, of: name, to: me, &$0) }
    }
}
