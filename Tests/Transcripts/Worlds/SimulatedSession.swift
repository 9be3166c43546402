internal import Chat
internal import Dialects

/// The operations that a session may request from the simulated server.
final class SimulatedSession: ServerAccess {
    let person: SimulatedPerson
    let server: SimulatedServer
    var response: (any Response)?
    var responseTag: Chat.CommandTag?

    init(_ person: SimulatedPerson, in server: SimulatedServer) {
        self.person = person
        self.server = server
    }

    var facts: ServerFacts { server.facts }
    var now: Timestamp { server.now() }
    var me: Member? { person.member }

    func claim(_ name: UserName, _ introduction: UserInfo) -> Refusal? {
        if let refusal = server.register.claim(name, for: person.user) {
            guard server.attachesSessionsByName, refusal.word == .nameTaken,
                let present = server.register.owner(of: name), !present.sessions.isEmpty
            else { return refusal }
            person.user = present
            person.isAdditional = true
            present.presence?.lastSpoke = server.now()
        } else {
            let profile = Profile(introduction, host: Array("cloak".utf8))
            let member = Member(user: person.user.id, name: name, profile: profile)
            person.user.presence = Presence(member, from: person.address, at: server.now())
        }
        person.user.sessions.attach(person, as: person.id)
        let away = person.user.presence?.away
        person.user.revise()
        // The new session is not away, but the user counts as away until `appear` announces the change.
        person.user.presence?.away = away
        server.visitors -= 1
        return nil
    }

    func presence(of name: UserName) -> Presence? { server.register.owner(of: name)?.presence }

    func presences() -> [Presence] { server.register.everyone.compactMap(\.presence) }

    func rooms(of name: UserName) -> [RoomName] {
        server.register.owner(of: name)?.rooms.values.map(\.room.name) ?? []
    }

    func revise(_ change: (inout Presence) -> Void) {
        if var presence = person.user.presence {
            change(&presence)
            person.user.presence = presence
        }
    }

    func reintroduce() {
        guard let me else { return }
        for room in Array(person.user.rooms.values) {
            _ = server.perform(command(.reintroduce(me.profile)), by: person, in: room)
        }
    }

    func announce(_ announcement: Announcement, _ action: RoomCommand.Action) {
        let (neighbours, time) = (server.neighbours(of: person.user), server.now())
        let hearers = server.hearers(ofWordsOf: person.user)
        let watchers = announcement.watchedName.map { server.watches.watchers(of: $0) } ?? []
        let strangers = watchers.filter { watcher in
            watcher.user !== person.user && watcher.encodingClass.watchesClosely
                && !neighbours.contains { $0 === watcher }
        }
        for room in Array(person.user.rooms.values) { _ = server.perform(command(action), by: person, in: room) }
        for listener in neighbours + strangers {
            let isSilenced = neighbours.contains { $0 === listener } && !hearers.contains(listener.id)
            let announcement = isSilenced ? announcement.withoutWords : announcement
            listener.hear { listener.encodingClass.encode(announcement, at: time, into: &$0) }
        }
    }

    func rename(to name: UserName) -> Refusal? {
        guard let old = person.member else { return Refusal(.notLoggedIn) }
        if let refusal = server.register.rename(old.name, to: name) { return refusal }
        person.user.presence?.rename(to: name)
        announce(.renamed(old, to: name), .rename(name))
        server.register.releaseHeldBack(old.name)
        if old.name != name, let me {
            notifyWatchers(ofGone: old, renamedTo: name)
            notify(.arrived(me), watchersOf: name)
        }
        return nil
    }

    func everyone(atMost most: Int) -> (names: [UserName], total: Int) {
        (server.register.names(atMost: most), server.register.count)
    }

    var roomCount: Int { person.user.rooms.count }

    func ownRoom(_ room: RoomName) -> RoomName? { person.user.rooms[room.key]?.room.name }

    func enter(_ room: RoomName, key: [UInt8]?, hearing: CommandTag?) -> Refusal? {
        guard let me else { return Refusal(.notLoggedIn) }
        switch server.open(room) {
        case .refused(let refusal): return refusal
        case .opened(let door):
            _ = server.perform(
                command(
                    .join(me.taking(data: person.encodingClass.takesData), as: room, key: key, hearing: hearing),
                    tag: handOver()), by: person, in: door)
            announceAbsence(in: door)
            return nil
        }
    }

    func post(_ action: RoomCommand.Action, to room: RoomName) -> Refusal? {
        guard let door = person.user.rooms[room.key] else { return Refusal(.notInRoom, about: room) }
        _ = server.perform(command(action, tag: handOver()), by: person, in: door)
        return nil
    }

    func settle() {}
    func fence() {}

    func call(_ action: RoomCommand.Action, on room: RoomName) -> Result<RoomReport?, Refusal> {
        let tag = if case .report = action { Chat.CommandTag?.none } else { handOver() }
        if let door = server.rooms.find(room) {
            let report = server.perform(command(action, tag: tag), by: person, in: door)
            if case .noSuchRoom? = report {} else { return .success(report) }
        }
        if tag != nil { response?.takeBack() }
        return .failure(Refusal(.noSuchRoom, about: room))
    }

    func ownRooms() -> [RoomName] { person.user.rooms.values.map(\.room.name) }

    func rooms() -> [RoomListing] {
        server.rooms.all.map(\.room.listing).filter { !$0.isSecret || person.user.rooms[$0.name.key] != nil }
    }

    var invitations: [RoomName] {
        person.user.invitations.filter { server.rooms.find($0.room)?.room.id == $0.life }.map(\.room)
    }

    func depart(_ departure: Departure) {
        server.watches.forget(person.id)
        guard let me else {
            server.visitors -= 1
            return
        }
        person.user.sessions.detach(person.id)
        if !person.user.sessions.isEmpty { return detach(departure) }
        announce(.gone(me, departure), .quit(departure))
        server.register.release(me.name)
        person.user.presence = nil
        notifyWatchers(ofGone: me)
    }

    private func announceAbsence(in door: SimulatedRoom) {
        guard let own, let words = own.away, person.user.rooms[door.room.name.key] === door else { return }
        let announcement = Announcement.away(own.member, words)
        let told = door.room.silences(person.user.id) ? announcement.withoutWords : announcement
        for other in door.people where other.user !== person.user {
            other.hear { other.encodingClass.encode(told, at: server.now(), into: &$0) }
        }
    }

    func command(_ action: RoomCommand.Action, tag: CommandTag? = nil) -> RoomCommand {
        RoomCommand(action, by: person.user.id, from: person.id, tag: tag)
    }
}
