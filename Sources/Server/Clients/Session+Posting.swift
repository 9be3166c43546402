internal import Chat
internal import Threads

/// Gathering commands for rooms, handing them over in one piece, and waiting until they are done.
extension Session {
    /// How long a room is waited for that is full, or does not get on.
    var patience: Deadline { .after(milliseconds: server.settings.roomPatienceMilliseconds) }

    /// The same for one room: no longer at all where it has been waited for in vain and has not got on since.
    func patience(for room: RoomThread) -> Deadline {
        tickets.contains { $0.room === room && $0.isLate } ? .passed : patience
    }

    /// What ends a wait for rooms. A session that is departing waits nevertheless until they have done what it posted.
    private var waitingInterruption: Interruption? { isDeparting ? nil : interruption }

    func post(_ action: RoomCommand.Action, to room: RoomName) -> Refusal? {
        guard let door = door(of: room) else { return Refusal(.notInRoom, about: room) }
        if gatheredFor !== door { flushPosts() }
        let tag = handOver()
        gatheredFor = door
        gathered.append(QueuedCommand(action, by: user, tag: tag))
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

    /// Waits until the rooms have done what this session posted, so that its answers come in the order of its questions. A
    /// room that stands still is waited for once, for its patience; then the answers go on without it.
    func settle() {
        flushPosts()
        isMoving = false
        if tickets.isEmpty { return }
        let deadline = patience
        var late: [Ticket] = []
        for var ticket in tickets where !settle(ticket, until: deadline) {
            if waitingInterruption?.isRaised != true { ticket.isOverdue = true }
            late.append(ticket)
        }
        tickets.removeAll(keepingCapacity: true)
        tickets += late
    }

    private func settle(_ ticket: Ticket, until deadline: Deadline) -> Bool {
        if ticket.isOverdue { return ticket.room.hasSettled(ticket.position) }
        return ticket.room.settle(ticket.position, until: deadline, interruption: waitingInterruption)
    }

    /// Gives way once, so that those who were woken by something earlier have posted it.
    func fence() {
        NamedThread.yield()
        postToAllRooms(.announce)
    }

    func flushPosts() {
        guard let room = gatheredFor, !gathered.isEmpty else { return }
        flushReplies()
        let result = room.post(gathered, until: patience(for: room), interruption: interruption)
        let count = gathered.count
        gathered.removeAll(keepingCapacity: gathered.capacity <= 8)
        gatheredFor = nil
        switch result {
        case .put(let position): remember(Ticket(room: room, position: position))
        case .full(let put, let position):
            takeBack()
            // Waited for in vain, unless the session is to end: the refusals must not wait for the room again.
            remember(Ticket(room: room, position: position, isOverdue: !interruption.isRaised))
            for _ in put..<count { refuse(Refusal(.roomBusy)) }
        case .closed(let put, let position):
            takeBack()
            remember(Ticket(room: room, position: position))
            for _ in put..<count { refuse(Refusal(.notInRoom)) }
        }
    }

    func remember(_ ticket: Ticket) {
        if let index = tickets.firstIndex(where: { $0.room === ticket.room }) {
            tickets[index].isOverdue = tickets[index].isLate || ticket.isOverdue
            tickets[index].position = max(tickets[index].position, ticket.position)
        } else {
            tickets.append(ticket)
        }
    }

    /// To every room that the user is in, waiting while one is full. A room that stands still and is full goes without it,
    /// unless `mustArrive`: such a command goes into the queue beyond its capacity.
    ///
    /// - Parameter whenApplied: called by the last of the rooms, once all have applied it and before that one tells anybody.
    func postToAllRooms(
        _ action: RoomCommand.Action, announcing announcement: Announcement? = nil, mustArrive: Bool = false,
        whenApplied: @escaping @Sendable () -> Void = {}
    ) {
        flushPosts()
        if isMoving && !mustArrive { settle() }
        var rooms = user.rooms
        // The user may have asked to come into a room that has not let them in yet, and must leave it again.
        for ticket in tickets where mustArrive && !rooms.contains(where: { $0 === ticket.room }) {
            rooms.append(ticket.room)
        }
        let shared = announcement.map { [count = rooms.count] in
            SharedAnnouncement($0, at: now, through: count, whenApplied: whenApplied)
        }
        if let announcement { shared?.add(watchers(hearingOf: announcement)) }
        shared?.offerIfThroughAlready()
        for room in rooms {
            let posted = QueuedCommand(action, by: user, announcement: shared)
            let result =
                mustArrive
                ? room.postBeyondCapacity(posted)
                : room.post([posted], until: patience(for: room), interruption: interruption)
            if case .put(let position) = result {
                remember(Ticket(room: room, position: position))
            } else {
                shared?.skipRoom()
            }
        }
    }
}
