/// Requests to join and leave rooms, to speak in them, and to query them.
extension RequestRouter {
    /// Joins a room, which becomes the current one if it admits the user. A dialect without a current room does not
    /// wait for the room's answer.
    mutating func join(
        _ room: RoomName, key: [UInt8]?, hearing: CommandTag? = nil, in server: some RoomAccess & ReplySink
    ) {
        if room.shown.count > server.limits[.roomName], room != server.facts.lobby {
            return server.refuse(Refusal(.badRoomName, about: room))
        }
        if let own = server.ownRoom(room) { return server.refuse(Refusal(.alreadyInRoom, about: own)) }
        if server.roomCount >= server.limits[.roomsPerUser] {
            return server.refuse(Refusal(.tooManyRooms, about: room, limit: .roomsPerUser))
        }
        if let refusal = server.enter(room, key: key, hearing: hearing) { return server.refuse(refusal) }
        if hasCurrentRoom, let own = server.ownRoom(room) { stage = .present(current: own) }
    }

    /// - Parameter onlySession: whether other sessions of the user that hear the room stay in it.
    mutating func leave(
        _ named: RoomName?, _ reason: MessageText?, onlySession: Bool, in server: some RoomAccess & ReplySink
    ) {
        guard let room = room(named, in: server) else { return }
        if isTooLong(reason, .reason, in: server) { return }
        if let refusal = server.post(onlySession ? .detach(.left(reason)) : .leave(reason: reason), to: room) {
            return server.refuse(refusal)
        }
        if case .present(let current?) = stage, current == room, server.ownRoom(room) == nil {
            stage = .present(current: nil)
        }
    }

    mutating func switchTo(_ room: RoomName, in server: some RoomAccess & ReplySink) {
        guard let own = server.ownRoom(room) else { return server.refuse(Refusal(.notInRoom, about: room)) }
        stage = .present(current: own)
        server.reply(.switched(own))
    }

    /// Says a message. Members do not wait for the room; a message from outside does, as the room may not exist.
    mutating func say(
        _ said: ChatMessage, to role: Role?, of named: RoomName?, fromOutside: Bool,
        in server: some RoomAccess & ReplySink
    ) {
        guard let room = room(named, in: server), accepts(said, in: server) else { return }
        guard let refusal = server.post(.say(said, to: role), to: room) else { return }
        if !fromOutside { return server.refuse(refusal) }
        let result = server.call(.say(said, from: server.me, to: role), on: room)
        if case .failure(let refusal) = result, !said.isUnanswered { server.refuse(refusal) }
    }

    func setTopic(_ text: MessageText, of named: RoomName?, in server: some RoomAccess & ReplySink) {
        guard let room = room(named, in: server) else { return }
        if isTooLong(text, .topic, in: server) { return }
        if let refusal = server.post(.setTopic(text), to: room) { server.refuse(refusal) }
    }
}

/// Queries, which a room answers to members and non-members; only the history is for members alone.
extension RequestRouter {
    mutating func who(in named: RoomName?, in server: some RoomAccess & ReplySink) {
        guard let room = room(named, in: server) else { return }
        switch server.ask(.members, of: room) {
        case .success(.members(let name, let members, _)):
            charge(members.count * Price.item)
            for page in pages(members) { server.reply(.members(name, page)) }
        case .success: break
        case .failure(let refusal): server.refuse(refusal)
        }
    }

    mutating func rooms(in server: some RoomAccess & ReplySink) {
        let rooms = server.rooms()
        charge(rooms.count * Price.item)
        for page in pages(rooms) { server.reply(.rooms(page)) }
    }

    func topic(of named: RoomName?, in server: some RoomAccess & ReplySink) {
        guard let room = room(named, in: server) else { return }
        switch server.ask(.topic, of: room) {
        case .success(.topic(let name, let topic)): server.reply(.topic(name, topic))
        case .success: break
        case .failure(let refusal): server.refuse(refusal)
        }
    }

    /// Sends the history in small pieces, since each message may be long and the reader slow.
    mutating func history(of named: RoomName?, _ range: HistoryRange, in server: some RoomAccess & ReplySink) {
        guard let room = room(named, in: server) else { return }
        if server.ownRoom(room) == nil { return server.refuse(Refusal(.notInRoom, about: room)) }
        switch server.ask(.history(range), of: room) {
        case .success(.history(let name, let id, let events, let forgotten)):
            charge(events.reduce(0) { $0 + ($1.talk?.text.linesHeard ?? 1) } * Price.lookUp)
            server.reply(.remembered(name, id, messages: events.count, of: range, forgotten: forgotten))
            for page in pages(events, of: 4) { server.reply(.history(name, page)) }
        case .success: break
        case .failure(let refusal): server.refuse(refusal)
        }
    }
}
