/// Ruling a room: what is set there, who must go, and who is asked to come.
extension RequestRouter {
    func kick(_ name: UserName, from named: RoomName?, _ reason: MessageText?, in house: some House) {
        guard let room = room(named, in: house) else { return }
        if isTooLong(reason, .reason, in: house) { return }
        if let refusal = house.post(.kick(name, reason: reason), to: room) { house.refuse(refusal) }
    }

    func changeModes(_ changes: [ModeChange], of named: RoomName?, in house: some House) {
        guard let room = room(named, in: house) else { return }
        if let refusal = house.post(.changeModes(changes), to: room) { house.refuse(refusal) }
    }

    func modes(of named: RoomName?, in house: some House) {
        guard let room = room(named, in: house) else { return }
        switch house.ask(.modes, of: room) {
        case .success(.modes(let name, let modes, let since, let isForMember)):
            house.tell(.modes(name, modes, since: since, isForMember: isForMember))
        case .success: break
        case .failure(let refusal): house.refuse(refusal)
        }
    }

    mutating func say(_ said: ChatMessage, to role: Role?, of room: RoomName, in house: some House) {
        if !accepts(said, in: house) { return }
        let result = house.call(.say(said, from: house.me, to: role), on: room)
        if case .failure(let refusal) = result, !said.isUnanswered { house.refuse(refusal) }
    }

    func knock(at room: RoomName, _ words: MessageText?, in house: some House) {
        if isTooLong(words, .reason, in: house) { return }
        guard let me = house.me else { return }
        if case .failure(let refusal) = house.call(.knock(me, words), on: room) { house.refuse(refusal) }
    }

    /// The room says whether it may be; then the other one is told.
    func invite(_ name: UserName, to named: RoomName?, in house: some House) {
        guard let room = room(named, in: house) else { return }
        guard let person = house.person(name) else { return house.refuse(Refusal(.noSuchUser, about: name)) }
        switch house.call(.invite(person), on: room) {
        case .success(.invited(let invitation)?):
            house.invite(name, by: invitation)
            if let words = house.presence(of: name)?.away { house.tell(.absent(person.name, words)) }
        case .success: break  // the room has said why not
        case .failure(let refusal): house.refuse(refusal)
        }
    }
}
