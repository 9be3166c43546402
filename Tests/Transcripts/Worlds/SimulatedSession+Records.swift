internal import Chat
internal import Dialects
internal import Sockets

/// Passwords, server operators, former users and watched names.
extension SimulatedSession {
    func checkServerPassword(_ password: [UInt8]?) -> Refusal? {
        guard let wanted = server.password else { return nil }
        guard let password else { return Refusal(.wrongPassword) }
        return attempt(nil, isRight: password == wanted)
    }

    func checkOperator(_ name: [UInt8], _ password: [UInt8]) -> Refusal? {
        let wanted = server.operators[String(decoding: name, as: UTF8.self)]
        return attempt(name, isRight: wanted.map { $0.utf8.elementsEqual(password) } ?? false)
    }

    func vouch(for client: GatewayClient) -> Departure? {
        let wanted = server.gateways[String(decoding: client.gateway, as: UTF8.self)]
        let isRight = wanted.map { $0.utf8.elementsEqual(client.password) } ?? false
        if let refusal = attempt(client.gateway, isRight: isRight) {
            return refusal.word == .tooManyAttempts ? .tooManyAttempts : .wrongPassword
        }
        guard let address = PeerAddress(String(decoding: client.address, as: UTF8.self)) else { return .unreadable }
        person.address = Array(address.description.utf8)
        return nil
    }

    /// Counts an attempt to give a password, and returns nil when the password is right. In the simulation all users
    /// have the same address, and no time passes.
    private func attempt(_ account: [UInt8]?, isRight: Bool) -> Refusal? {
        let patience = UInt64(server.facts.limits[.passwordWait]) * 1_000_000_000
        switch server.attempts.begin(from: 0, account: account, isRight: isRight, patience: patience, at: 0) {
        case .refuse(let seconds):
            return Refusal(.tooManyAttempts, about: String(seconds).utf8, limit: .passwordWait)
        case .begin: return isRight ? nil : Refusal(.wrongPassword)
        }
    }

    func disconnect(_ name: UserName, _ departure: Departure) -> Refusal? {
        guard let victim = server.register.owner(of: name) else { return Refusal(.noSuchUser, about: name) }
        for session in victim.sessions.all { session.disconnect(departure) }
        return nil
    }

    func notifyEveryone(_ serverNotice: ServerNotice, having mode: UserModes) {
        for listener in server.register.everyone where listener.presence?.modes.contains(mode) == true {
            for session in listener.sessions.reachable {
                session.hear { session.encodingClass.encode(serverNotice, to: session.addressee(nil), into: &$0) }
            }
        }
    }

    func reload() {}

    func visits(of name: UserName) -> [FormerUser] { server.book.visits(of: name) }

    var serverCounts: ServerCounts {
        var tally = UserCounter()
        for presence in presences() { tally.move(from: nil, to: presence.modes) }
        return ServerCounts(tally, visitors: server.visitors, rooms: server.rooms.all.count, most: server.register.most)
    }

    func watch(_ name: UserName) { server.watches.watch(name, person, as: person.id) }

    func unwatch(_ name: UserName) { server.watches.unwatch(name, as: person.id) }

    func notify(_ serverNotice: ServerNotice, watchersOf name: UserName) {
        for watcher in server.watches.watchers(of: name) {
            watcher.hear { watcher.encodingClass.encode(serverNotice, to: watcher.addressee(nil), into: &$0) }
        }
    }

    func notifyWatchers(ofGone member: Member, renamedTo new: UserName? = nil) {
        server.book.record(FormerUser(member, ended: server.now()))
        notify(.gone(member, renamedTo: new), watchersOf: member.name)
    }
}
