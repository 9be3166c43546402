/// Requests that moderate a room: modes, kicks and invitations.
extension RequestRouter {
    func kick(_ name: UserName, from named: RoomName?, _ reason: MessageText?, in server: some RoomAccess & ReplySink) {
        guard let room = room(named, in: server) else { return }
        if isTooLong(reason, .reason, in: server) { return }
        if let refusal = server.post(.kick(name, reason: reason), to: room) { server.refuse(refusal) }
    }

    func changeModes(_ changes: [ModeChange], of named: RoomName?, in server: some RoomAccess & ReplySink) {
        guard let room = room(named, in: server) else { return }
        if let refusal = server.post(.changeModes(changes), to: room) { server.refuse(refusal) }
    }

    func modes(of named: RoomName?, in server: some RoomAccess & ReplySink) {
        guard let room = room(named, in: server) else { return }
        switch server.ask(.modes, of: room) {
        case .success(.modes(let name, let modes, let since, let isForMember)):
            server.reply(.modes(name, modes, since: since, isForMember: isForMember))
        case .success: break
        case .failure(let refusal): server.refuse(refusal)
        }
    }

    func knock(at room: RoomName, _ words: MessageText?, in server: some RoomAccess & ReplySink) {
        if isTooLong(words, .reason, in: server) { return }
        guard let me = server.me else { return }
        if case .failure(let refusal) = server.call(.knock(me, words), on: room) { server.refuse(refusal) }
    }

    /// Asks the room whether the invitation is allowed, and then tells the invited user.
    func invite(_ name: UserName, to named: RoomName?, in server: some RoomAccess & UserDirectory & ReplySink) {
        guard let room = room(named, in: server) else { return }
        guard let person = server.person(name) else { return server.refuse(Refusal(.noSuchUser, about: name)) }
        switch server.call(.invite(person), on: room) {
        case .success(.invited(let invitation)?):
            server.invite(name, by: invitation)
            if let words = server.presence(of: name)?.away { server.reply(.absent(person.name, words)) }
        case .success: break  // the room has said why not
        case .failure(let refusal): server.refuse(refusal)
        }
    }
}
