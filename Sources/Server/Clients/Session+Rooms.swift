internal import Chat
internal import Threads

/// Finds, opens and queries rooms.
extension Session {
    var roomCount: Int {
        if isMoving { settle() }
        return user.standing.withLock { $0.rooms.count }
    }

    func ownRoom(_ room: RoomName) -> RoomName? {
        if isMoving { settle() }
        return user.room(room)?.listing.name
    }

    func isIn(_ room: RoomName) -> Bool { door(of: room) != nil }

    func hears(_ room: RoomName) -> Bool {
        if isMoving { settle() }
        return endpoint.hears(room)
    }

    func enter(_ room: RoomName, key: [UInt8]?, hearing: CommandTag?) -> Refusal? {
        guard let me else { return Refusal(.notLoggedIn) }
        settle()
        let join = QueuedCommand(
            .join(me.taking(data: endpoint.takesData), as: room, key: key, hearing: hearing), by: endpoint,
            tag: handOver())
        flushReplies()
        let refusal = post(join, toOpen: room)
        if refusal != nil { takeBack() }
        return refusal
    }

    private func post(_ join: QueuedCommand, toOpen room: RoomName) -> Refusal? {
        while true {
            switch server.rooms.open(room) {
            case .refused(let refusal): return refusal
            case .opened(let door):
                switch door.post([join], until: patience(for: door), interruption: interruption) {
                case .put(let position):
                    remember(Ticket(room: door, position: position))
                    isMoving = true
                    announceAbsence(in: door)
                    return nil
                case .full: return Refusal(.roomBusy, about: room)
                case .closed: if server.isEnding { return Refusal(.noSuchRoom, about: room) }
                }
            }
        }
    }

    /// Posts to the room that an entering user is away, for members with `away-notify` (IRCv3). The room sends nothing
    /// when it has not admitted the user.
    private func announceAbsence(in door: RoomThread) {
        guard let own, let words = own.away else { return }
        let announcement = SharedAnnouncement(.away(own.member, words), at: now, through: 1)
        let posted = QueuedCommand(.announce, by: endpoint, announcement: announcement)
        if case .put(let position) = door.post([posted], until: patience(for: door), interruption: interruption) {
            remember(Ticket(room: door, position: position))
        }
    }

    func call(_ action: RoomCommand.Action, on room: RoomName) -> Result<RoomReport?, Refusal> {
        settle()
        // A query is answered by the dialect, from the room's report. Every other command is answered by the room,
        // which needs the tag of the response.
        let tag = if case .report = action { CommandTag?.none } else { handOver() }
        flushReplies()
        let result = post(action, tag, on: room)
        if case .failure = result, tag != nil { takeBack() }
        return result
    }

    private func post(
        _ action: RoomCommand.Action, _ tag: CommandTag?, on room: RoomName
    ) -> Result<RoomReport?, Refusal> {
        while let door = server.rooms.find(room), !server.isEnding {
            let reply = RoomReportBox()
            let posted = QueuedCommand(action, by: endpoint, tag: tag, reply: reply)
            switch door.post([posted], until: patience(for: door), interruption: interruption) {
            case .put(let position):
                remember(Ticket(room: door, position: position))
                settle()
                if case .report = action, tickets.contains(where: { $0.room === door }) {
                    return .failure(Refusal(.roomBusy, about: room))
                }
                if case .noSuchRoom? = reply.value { return .failure(Refusal(.noSuchRoom, about: room)) }
                return .success(reply.value)
            case .full: return .failure(Refusal(.roomBusy, about: room))
            case .closed: continue  // it has just been deleted; there may be another of that name
            }
        }
        return .failure(Refusal(.noSuchRoom, about: room))
    }

    var invitations: [RoomName] {
        settle()
        return user.standing.withLock { $0.invitations }
            .filter { server.rooms.find($0.room)?.listing.life == $0.life }.map(\.room)
    }

    func ownRooms() -> [RoomName] {
        settle()
        return user.rooms.map(\.listing.name)
    }

    func rooms(of name: UserName) -> [RoomName] {
        settle()
        return server.directory.find(name)?.rooms.map(\.listing.name) ?? []
    }

    func reintroduce() {
        settle()
        if let me { postToAllRooms(.reintroduce(me.profile)) }
    }

    func announce(_ announcement: Announcement, _ action: RoomCommand.Action) {
        settle()
        postToAllRooms(action, announcing: announcement)
    }

    func rooms() -> [RoomListing] {
        settle()
        return server.rooms.listings().filter { !$0.isSecret || user.room($0.name) != nil }
    }
}
