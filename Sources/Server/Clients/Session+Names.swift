internal import Chat
internal import Dialects
internal import Sockets
internal import Threads

/// Claims and changes user names.
extension Session {
    func mayClaim(_ name: UserName) -> Bool { server.settings.attachesSessionsByName || person(name) == nil }

    func claim(_ name: UserName, _ introduction: UserInfo) -> Refusal? {
        let profile = Profile(introduction, host: server.cloak(from))
        let member = Member(user: user.id, name: name, profile: profile, takesData: encodingClass.takesData)
        let presence = Presence(member, from: Array(from.description.utf8), at: now)
        if let refusal = server.directory.claim(presence, for: endpoint) {
            guard refusal.word == .nameTaken, server.settings.attachesSessionsByName,
                let present = server.directory.find(name), attach(to: present)
            else { return refusal }
        }
        server.countVisitors(-1)
        endpoint.outbox.rebound(OutboxBounds(limits))
        server.counters.logins.count()
        server.log.recordBounded("logged in", from: from, ("client", endpoint.id.number), ("user", name.description))
        return nil
    }

    func appear() {
        flushReplies()
        let (rooms, isBack) = user.appear(endpoint.id)
        guard let me else { return }
        if !isAdditional { return notifyWatchers(ofArrived: me) }
        if !encodingClass.hearsBySubscription { attach(to: rooms) }
        if isBack { announce(.away(me, nil), .announce) }
    }

    /// Attaches this session to the rooms of its user, who was there before. Each room answers with a snapshot.
    private func attach(to rooms: [RoomThread]) {
        for room in rooms {
            let attach = QueuedCommand(.attach(takesData: endpoint.takesData), by: endpoint)
            if case .put(let position) = room.postBeyondCapacity(attach) {
                remember(Ticket(room: room, position: position))
            }
        }
    }

    func rename(to name: UserName) -> Refusal? {
        guard let member = user.member else { return Refusal(.notLoggedIn) }
        let old = member.name
        settle()
        // A room that does not progress could not process the rename, and would keep the old name.
        if let late = tickets.first { return Refusal(.roomBusy, about: late.room.listing.name) }
        if let refusal = server.directory.rename(user, from: old, to: name) { return refusal }
        if old != name { server.directory.record(FormerUser(member, ended: now)) }
        postToAllRooms(.rename(name), announcing: .renamed(member, to: name), mustArrive: true) {
            [directory = server.directory] in directory.releaseHeldBack(old)
        }
        settle()
        if old != name, let me {
            notifyWatchers(ofGone: member, renamedTo: name)
            notifyWatchers(ofArrived: me)
        }
        server.log.recordBounded("renamed", from: from, ("user", old.description), ("to", name.description))
        return nil
    }

    func everyone(atMost most: Int) -> (names: [UserName], total: Int) { server.directory.names(atMost: most) }
}
