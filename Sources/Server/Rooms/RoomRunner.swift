internal import Chat
internal import Dialects
internal import Sockets

/// A room as its thread runs it: the rules, the audience, and the batch that has yet to be sent.
struct RoomRunner {
    private(set) var room: Room
    var audience = Audience()
    var batch = Batch()
    /// Memory for the deliveries of a command; empty between two commands.
    private var deliveries: [Delivery] = []
    /// The address of the user who entered first; nil until then.
    var creator: PeerAddress?
    /// Whether the room's listing may differ from the published one.
    private var hasNewListing = true
    /// The number of things that the room has told single users.
    var told: UInt64 = 0
    /// The generation of the settings from which the batch bound was chosen.
    private var generation = -1
    let thread: RoomThread
    let manager: RoomManager

    init(thread: RoomThread, creation: RoomCreation, manager: RoomManager, at now: Moment) {
        self.thread = thread
        self.manager = manager
        room = Room(creation, at: now)
    }

    var isEmpty: Bool { room.isEmpty }

    /// Updates the batch bound when the settings have changed.
    mutating func refresh() {
        let settings = manager.settings
        if settings.generation == generation { return }
        generation = settings.generation
        batch.bound = min(Limits.batchBytes, settings.limits[.outbox] / 2)
    }

    /// Performs one command. An emptied room becomes a new room before the next command.
    mutating func perform(_ command: QueuedCommand, at now: Moment) {
        if creator != nil && room.isEmpty {
            close()
            room = Room(manager.creation(of: room.name, after: room.absencesForNextRoom), at: now)
            hasNewListing = true
        }
        if command.command.mayChangeListing { hasNewListing = true }
        manager.counters.commands.count()
        let isMember = command.announcement != nil && room.isMember(command.command.user)
        let isSilenced = isMember && room.silences(command.command.user)
        var deliveries: [Delivery] = []
        swap(&deliveries, &self.deliveries)
        room.apply(command.command, at: now, to: &deliveries)
        command.announcement?.roomHasApplied()
        var execution = CommandExecution(command.command, by: command.asker, at: now.time)
        execution.carryOut(deliveries.span, in: &self)
        deliveries.removeAll(keepingCapacity: true)
        swap(&deliveries, &self.deliveries)
        if execution.refusals > 0 { manager.counters.refusals.count(execution.refusals) }
        if let report = execution.report { command.reply?.fill(report) }
        if let announcement = command.announcement {
            // Earlier items must leave before the announcement. The room omits it for a user whom it has removed.
            send()
            if isMember {
                let others = audience.showingPeopleOnce.lazy.filter { $0.user !== command.asker.user }
                announcement.append(others, withoutWords: isSilenced)
            }
            announcement.roomIsThrough()
        }
        for session in execution.siblings {
            perform(QueuedCommand(.attach(takesData: session.takesData), by: session), at: now)
        }
    }

    /// Sends the batch. Publishes the listing first, so that a member who lists rooms sees the same state.
    mutating func send() {
        if hasNewListing {
            thread.publish(room.listing)
            hasNewListing = false
        }
        if batch.isEmpty { return }
        let skipped = batch.send(to: &audience, of: room)
        if skipped > 0 { manager.counters.skipped.count(skipped) }
    }

    /// Ends the room.
    mutating func close() {
        send()
        if let creator { manager.log.recordBounded("room deleted", from: creator, ("room", room.name.description)) }
        creator = nil
    }
}
