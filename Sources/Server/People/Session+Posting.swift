internal import Chat
internal import Threads

/// Gathering commands for rooms, handing them over in one piece, and waiting until they are done.
extension Session {
    /// How long a full room is waited for.
    var patience: Deadline { .after(seconds: Limits.roomPatienceSeconds) }

    func post(_ action: RoomCommand.Action, to room: RoomName) -> Refusal? {
        guard let door = door(of: room) else { return Refusal(.notInRoom, about: room) }
        if gatheredFor !== door { flushPosts() }
        let tag = handOver()
        gatheredFor = door
        gathered.append(Posted(action, by: user, tag: tag))
        if case .leave = action { isMoving = true }
        if tag != nil { flushPosts() }
        return nil
    }

    /// The room that one is in, once one is where one has asked to come or go. Where something is on its way there already,
    /// it is known without a look-up; who has been made to leave since then is told so by the room.
    func door(of room: RoomName) -> RoomThread? {
        if isMoving { settle() }
        if let door = gatheredFor, door.key == room.key { return door }
        return user.room(room)
    }

    func settle() {
        flushPosts()
        for ticket in tickets { ticket.room.settle(ticket.position) }
        tickets.removeAll(keepingCapacity: true)
        isMoving = false
    }

    /// Gives way once, so that those who were woken by something earlier have posted it.
    func fence() {
        Worker.yield()
        postToAllRooms(.announce)
    }

    func flushPosts() {
        guard let room = gatheredFor, !gathered.isEmpty else { return }
        flushReplies()
        let result = room.post(gathered, until: patience, interruption: interruption)
        let count = gathered.count
        gathered.removeAll(keepingCapacity: gathered.capacity <= 8)
        gatheredFor = nil
        switch result {
        case .put(let position): remember(Ticket(room: room, position: position))
        case .full(let put, let position):
            takeBack()
            remember(Ticket(room: room, position: position))
            for _ in put..<count { refuse(Refusal(.roomBusy)) }
        case .closed(let put, let position):
            takeBack()
            remember(Ticket(room: room, position: position))
            for _ in put..<count { refuse(Refusal(.notInRoom)) }
        }
    }

    func remember(_ ticket: Ticket) {
        if let index = tickets.firstIndex(where: { $0.room === ticket.room }) {
            tickets[index].position = max(tickets[index].position, ticket.position)
        } else {
            tickets.append(ticket)
        }
    }

    /// To every room that one is in; a room's thread always takes, so this waits for no client.
    func postToAllRooms(_ action: RoomCommand.Action, announcing announcement: Announcement? = nil) {
        flushPosts()
        if isMoving { settle() }
        let rooms = user.rooms
        let shared = announcement.map { SharedAnnouncement($0, at: now, through: rooms.count) }
        if let announcement { shared?.add(watchers(hearingOf: announcement)) }
        shared?.offerIfThroughAlready()
        for room in rooms {
            if case .put(let position) = room.post([Posted(action, by: user, announcement: shared)], until: .never) {
                remember(Ticket(room: room, position: position))
            } else {
                shared?.roomIsThrough()
            }
        }
    }
}
