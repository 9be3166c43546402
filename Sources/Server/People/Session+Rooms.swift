internal import Chat
internal import Threads

/// Finding, opening and asking rooms.
extension Session {
    var roomCount: Int { user.standing.withLock { $0.rooms.count } }

    func ownRoom(_ room: RoomName) -> RoomName? {
        settle()
        return user.room(room)?.listing.name
    }

    func enter(_ room: RoomName) -> Refusal? {
        guard let me else { return Refusal(.notLoggedIn) }
        settle()
        let join = Posted(.join(me, as: room), by: user, tag: handOver())
        flushReplies()
        let refusal = post(join, toOpen: room)
        if refusal != nil { takeBack() }
        return refusal
    }

    private func post(_ join: Posted, toOpen room: RoomName) -> Refusal? {
        while true {
            switch server.rooms.open(room) {
            case .refused(let refusal): return refusal
            case .door(let door):
                switch door.post([join], until: patience, interruption: interruption) {
                case .put(let position):
                    door.settle(position)
                    return nil
                case .full: return Refusal(.roomBusy, about: room)
                case .closed: if server.isEnding { return Refusal(.noSuchRoom, about: room) }
                }
            }
        }
    }

    func ask(_ question: Question, of room: RoomName) -> Result<Report, Refusal> {
        settle()
        while let door = server.rooms.find(room), !server.isEnding {
            let reply = Reply()
            let posted = Posted(.report(question), by: user, reply: reply)
            switch door.post([posted], until: patience, interruption: interruption) {
            case .put(let position):
                door.settle(position)
                return reply.value.map { .success($0) } ?? .failure(Refusal(.noSuchRoom, about: room))
            case .full: return .failure(Refusal(.roomBusy, about: room))
            case .closed: continue  // it has just been deleted; there may be another of that name
            }
        }
        return .failure(Refusal(.noSuchRoom, about: room))
    }

    func ownRooms() -> [RoomName] {
        settle()
        return user.rooms.map(\.listing.name)
    }

    func rooms() -> [RoomListing] {
        settle()
        return server.rooms.listings()
    }
}
