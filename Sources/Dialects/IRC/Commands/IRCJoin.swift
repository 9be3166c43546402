internal import Chat

extension IRCCommand {
    /// JOIN #A,#B KEYA,KEYB: joins rooms. JOIN 0: leaves all rooms.
    static let join = IRCCommand("JOIN", parameters: 1) { exchange in
        if exchange.message[0]?.elementsEqual("0".utf8) == true {
            exchange.server.shareResponse()
            for room in exchange.server.ownRooms() { exchange.ask(.leave(room, reason: nil)) }
            return
        }
        let keys = exchange.message.list(1)
        for (place, channel) in exchange.targets(0).enumerated() {
            guard let room = exchange.room(channel) else {
                exchange.refuse(.noSuchChannel, about: channel)
                continue
            }
            exchange.ask(.join(room, key: place < keys.count ? Array(keys[place]) : nil))
        }
    }
}
