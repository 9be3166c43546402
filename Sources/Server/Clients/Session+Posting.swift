internal import Chat
internal import Threads

/// Collects commands for rooms, posts them together, and waits until the rooms have processed them.
extension Session {
    /// The time limit for waiting for a room that is full or does not progress.
    var patience: Deadline { .after(milliseconds: server.settings.roomPatienceMilliseconds) }

    /// Returns the time limit for one room: no wait at all after a wait has failed and the room has not progressed
    /// since.
    func patience(for room: RoomThread) -> Deadline {
        tickets.contains { $0.room === room && $0.isLate } ? .passed : patience
    }

    /// The interruption that ends a wait for rooms. A departing session still waits until the rooms have done its
    /// posts.
    private var waitingInterruption: Interruption? { isDeparting ? nil : interruption }

    func post(_ action: RoomCommand.Action, to room: RoomName) -> Refusal? {
        guard let door = door(of: room) else { return Refusal(.notInRoom, about: room) }
        if gatheredFor !== door { flushPosts() }
        let tag = handOver()
        gatheredFor = door
        gathered.append(QueuedCommand(action, by: endpoint, tag: tag))
        if action.moves { isMoving = true }
        if tag != nil { flushPosts() }
        return nil
    }

    /// Returns a room that the user is in, after pending requests to enter or leave have been done. A room with a
    /// pending post is found without a look-up; if the user has been removed from it since then, the room says so.
    func door(of room: RoomName) -> RoomThread? {
        if isMoving { settle() }
        if let door = gatheredFor, door.key == room.key { return door }
        return user.room(room)
    }

    /// Waits until the rooms have processed this session's posts, so that replies keep the order of the requests. A
    /// room that does not progress is waited for once, within its time limit; later replies do not wait for it.
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

    /// Posts everything and delays the next reply until the user's rooms have processed it. Yields the processor once
    /// before, so that other threads that have just been woken post first.
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
            // The wait failed, unless the session is to end: refusals must not wait for the room again.
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

    /// Posts a command to every room of the user, waiting while a room is full. A room that is full and does not
    /// progress is left out unless `mustArrive` is true: then the command goes into its queue beyond the capacity.
    ///
    /// - Parameter whenApplied: called by the last room after all rooms have applied the command, and before that room
    ///   tells anyone.
    func postToAllRooms(
        _ action: RoomCommand.Action, announcing announcement: Announcement? = nil, mustArrive: Bool = false,
        whenApplied: @escaping @Sendable () -> Void = {}
    ) {
        flushPosts()
        if isMoving && !mustArrive { settle() }
        var rooms = user.rooms
        // The user may have a pending request to enter a room, and must leave that room again.
        for ticket in tickets where mustArrive && !rooms.contains(where: { $0 === ticket.room }) {
            rooms.append(ticket.room)
        }
        let shared = announcement.map { [count = rooms.count] in
            SharedAnnouncement($0, at: now, through: count, whenApplied: whenApplied)
        }
        if let announcement { shared?.append(watchers(hearingOf: announcement)) }
        shared?.offerIfThroughAlready()
        for room in rooms {
            let posted = QueuedCommand(action, by: endpoint, announcement: shared)
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

extension RoomCommand.Action {
    /// Whether the user or the session may be in other rooms once the command has been done.
    fileprivate var moves: Bool {
        switch self {
        case .join, .leave, .quit, .attach, .detach: true
        case .create, .say, .sayTogether, .rename, .setTopic, .reintroduce, .announce, .kick, .changeModes, .invite,
            .knock, .hearAnew, .report:
            false
        }
    }
}
