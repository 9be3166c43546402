/// Being in rooms, saying something there, and asking about them.
extension RequestRouter {
    /// The room becomes the current one if it lets the person in. Where there is no such thing, nobody waits for it.
    mutating func join(_ room: RoomName, key: [UInt8]?, hearing: CommandTag? = nil, in house: some House) {
        if room.shown.count > house.limits[.roomName], room != house.facts.lobby {
            return house.refuse(Refusal(.badRoomName, about: room))
        }
        if let own = house.ownRoom(room) { return house.refuse(Refusal(.alreadyInRoom, about: own)) }
        if house.roomCount >= house.limits[.roomsPerUser] {
            return house.refuse(Refusal(.tooManyRooms, about: room, limit: .roomsPerUser))
        }
        if let refusal = house.enter(room, key: key, hearing: hearing) { return house.refuse(refusal) }
        if hasCurrentRoom, let own = house.ownRoom(room) { stage = .present(current: own) }
    }

    mutating func leave(_ named: RoomName?, _ reason: MessageText?, in house: some House) {
        guard let room = room(named, in: house) else { return }
        if isTooLong(reason, .reason, in: house) { return }
        if let refusal = house.post(.leave(reason: reason), to: room) { return house.refuse(refusal) }
        if case .present(let current?) = stage, current == room, house.ownRoom(room) == nil {
            stage = .present(current: nil)
        }
    }

    mutating func switchTo(_ room: RoomName, in house: some House) {
        guard let own = house.ownRoom(room) else { return house.refuse(Refusal(.notInRoom, about: room)) }
        stage = .present(current: own)
        house.tell(.switched(own))
    }

    mutating func say(_ said: ChatMessage, to named: RoomName?, in house: some House) {
        guard let room = room(named, in: house), accepts(said, in: house) else { return }
        if let refusal = house.post(.say(said), to: room) { house.refuse(refusal) }
    }

    func setTopic(_ text: MessageText, of named: RoomName?, in house: some House) {
        guard let room = room(named, in: house) else { return }
        if isTooLong(text, .topic, in: house) { return }
        if let refusal = house.post(.setTopic(text), to: room) { house.refuse(refusal) }
    }
}

/// Questions, which a room answers whether one is in it or not; only what was said in it is for its members.
extension RequestRouter {
    mutating func who(in named: RoomName?, in house: some House) {
        guard let room = room(named, in: house) else { return }
        switch house.ask(.members, of: room) {
        case .success(.members(let name, let members, _)):
            charge(members.count * Price.item)
            for page in pages(members) { house.tell(.members(name, page)) }
        case .success: break
        case .failure(let refusal): house.refuse(refusal)
        }
    }

    mutating func rooms(in house: some House) {
        let rooms = house.rooms()
        charge(rooms.count * Price.item)
        for page in pages(rooms) { house.tell(.rooms(page)) }
    }

    func topic(of named: RoomName?, in house: some House) {
        guard let room = room(named, in: house) else { return }
        switch house.ask(.topic, of: room) {
        case .success(.topic(let name, let topic)): house.tell(.topic(name, topic))
        case .success: break
        case .failure(let refusal): house.refuse(refusal)
        }
    }

    /// Told in small pieces, since each message may be long, and the reader slow.
    mutating func history(of named: RoomName?, _ range: HistoryRange, in house: some House) {
        guard let room = room(named, in: house) else { return }
        if house.ownRoom(room) == nil { return house.refuse(Refusal(.notInRoom, about: room)) }
        switch house.ask(.history(range), of: room) {
        case .success(.history(let name, let id, let events, let forgotten)):
            charge(events.reduce(0) { $0 + ($1.talk?.said.text.linesHeard ?? 1) } * Price.lookUp)
            house.tell(.remembered(name, id, messages: events.count, of: range, forgotten: forgotten))
            for page in pages(events, of: 4) { house.tell(.history(name, page)) }
        case .success: break
        case .failure(let refusal): house.refuse(refusal)
        }
    }
}
