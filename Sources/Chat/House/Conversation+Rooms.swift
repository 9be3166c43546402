/// Being in rooms, saying something there, and asking about them.
extension Conversation {
    /// The room becomes the current one if it lets the person in.
    mutating func join(_ room: RoomName, in house: some House) {
        if room.shown.count > house.limits[.roomName] { return house.refuse(Refusal(.badRoomName, about: room)) }
        if let room = house.joined(room) { return house.refuse(Refusal(.alreadyInRoom, about: room)) }
        if house.roomCount >= house.limits[.roomsPerUser] { return house.refuse(Refusal(.tooManyRooms, about: room)) }
        if let refusal = house.enter(room) { return house.refuse(refusal) }
        if let room = house.joined(room) { stage = .present(current: room) }
    }

    mutating func leave(_ named: RoomName?, _ reason: Text?, in house: some House) {
        guard let room = room(named, in: house) else { return }
        if isTooLong(reason, .reason, in: house) { return }
        if let refusal = house.post(.leave(reason: reason), to: room) { return house.refuse(refusal) }
        house.settle()
        if case .present(let current?) = stage, current == room { stage = .present(current: nil) }
    }

    mutating func switchTo(_ room: RoomName, in house: some House) {
        guard let room = house.joined(room) else { return house.refuse(Refusal(.notInRoom, about: room)) }
        stage = .present(current: room)
        house.tell(.switched(room))
    }

    func say(_ said: Said, to named: RoomName?, in house: some House) {
        guard let room = room(named, in: house) else { return }
        if isTooLong(said.text, .text, in: house) { return }
        if let refusal = house.post(.say(said), to: room) { house.refuse(refusal) }
    }

    func setTopic(_ text: Text, of named: RoomName?, in house: some House) {
        guard let room = room(named, in: house) else { return }
        if isTooLong(text, .topic, in: house) { return }
        if let refusal = house.post(.setTopic(text), to: room) { house.refuse(refusal) }
    }
}

/// Questions, which a room answers whether one is in it or not; only what was said in it is for its members.
extension Conversation {
    func who(in named: RoomName?, in house: some House) {
        guard let room = room(named, in: house) else { return }
        guard case .members(let name, let members)? = house.ask(.members, of: room) else {
            return house.refuse(Refusal(.noSuchRoom, about: room))
        }
        for page in pages(members) { house.tell(.members(name, page)) }
    }

    func rooms(in house: some House) {
        for page in pages(house.rooms()) { house.tell(.rooms(page)) }
    }

    func topic(of named: RoomName?, in house: some House) {
        guard let room = room(named, in: house) else { return }
        guard case .topic(let name, let topic)? = house.ask(.topic, of: room) else {
            return house.refuse(Refusal(.noSuchRoom, about: room))
        }
        house.tell(.topic(name, topic))
    }

    func history(of named: RoomName?, _ count: Int?, in house: some House) {
        guard let room = room(named, in: house) else { return }
        if house.joined(room) == nil { return house.refuse(Refusal(.notInRoom, about: room)) }
        let question = Question.history(count: count ?? Limits.historyCount)
        guard case .history(let name, let events)? = house.ask(question, of: room) else {
            return house.refuse(Refusal(.noSuchRoom, about: room))
        }
        house.tell(.history(name, events))
    }
}
