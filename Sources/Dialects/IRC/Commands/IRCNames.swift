internal import Chat

extension IRCCommand {
    /// NAMES [#A,#B]: lists the members of rooms. Without parameters it lists those of every room that the client may
    /// see, its own rooms first.
    static let names = IRCCommand("NAMES") { exchange in
        let channels = exchange.message.list(0)
        let known = channels.isEmpty ? exchange.knownRooms : []
        exchange.router.charge(Price.question + (channels.count + known.count) * Price.lookUp)
        for channel in channels {
            if let room = exchange.room(channel) { exchange.names(of: room) }
            exchange.refuse(.endOfNames, about: channel)
        }
        for room in known { exchange.names(of: room) }
        if channels.isEmpty { exchange.refuse(.endOfNames, about: "*".utf8) }
    }
}

extension IRCContext {
    fileprivate var knownRooms: [RoomName] {
        let own = server.ownRooms()
        let keys = Set(own.map(\.key))
        return own + server.rooms().map(\.name).filter { !keys.contains($0.key) }
    }

    /// Sends the members of one room. Each room is asked and sent by itself, so that a slow reader blocks only its own
    /// handler thread.
    fileprivate mutating func names(of room: RoomName) {
        guard case .success(.members(let name, let members, let isSecret)) = server.ask(.members, of: room) else {
            return
        }
        router.charge(members.count * Price.item)
        let (wording, me, shown) = (wording, me, shown(members, of: room))
        reply { wording.names(shown, of: name, isSecret: isSecret, to: me, &$0) }
    }

    /// Returns the members that the client may see: invisible users are hidden from clients outside of the room (RFC
    /// 2812, 3.2.5).
    private func shown(_ members: [Member], of room: RoomName) -> [Member] {
        if server.ownRoom(room) != nil { return members }
        return members.filter { member in
            guard let presence = server.presence(of: member.name) else { return false }
            return !presence.modes.contains(.invisible) || mayKnowAll(of: presence)
        }
    }
}
