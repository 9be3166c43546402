internal import Chat
internal import Dialects
internal import Sockets
internal import Threads

/// A room as its thread runs it: the rules, the audience, and the batch that has yet to be sent.
struct RoomRunner {
    private(set) var room: Room
    var audience = Audience()
    var batch = Batch()
    /// Memory for the deliveries of a command; empty between two commands.
    private var deliveries: [Delivery] = []
    /// The replies to a command with a tag, before they are framed as its response.
    private var response: [UInt8] = []
    /// The address of the user who entered first; nil until then.
    var creator: PeerAddress?
    /// Whether the room's listing may differ from the published one.
    private var hasNewListing = true
    /// The number of things that the room has told single users.
    private var told: UInt64 = 0
    /// The encoding class of the session that is detached by its own command, the current one.
    var former: EncodingClass?
    /// The user whose session the current command has detached last.
    var detached: User?
    /// The other sessions of a user who joins by the current command.
    var siblings: [SessionEndpoint] = []
    /// The time of the current command.
    private var now = Moment(Timestamp(milliseconds: 0), uptime: 0)
    /// The generation of the settings from which the batch bound was chosen.
    private var generation = -1
    let thread: RoomThread
    let manager: RoomManager

    init(thread: RoomThread, name: RoomName, manager: RoomManager, at now: Moment) {
        self.thread = thread
        self.manager = manager
        room = Room(manager.creation(of: name), at: now)
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
        self.now = now
        if creator != nil && room.isEmpty {
            close()
            room = Room(manager.creation(of: room.name), at: now)
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
        carryOut(deliveries.span, for: command)
        respond(to: command, with: deliveries.span)
        deliveries.removeAll(keepingCapacity: true)
        swap(&deliveries, &self.deliveries)
        former = nil
        detached = nil
        if let announcement = command.announcement {
            // Earlier items must leave before the announcement. The room omits it for a user whom it has removed.
            send()
            if isMember {
                let others = audience.showingPeopleOnce.lazy.filter { $0.user !== command.asker.user }
                announcement.append(others, withoutWords: isSilenced)
            }
            announcement.roomIsThrough()
        }
        if batch.isFull { send() }
        if !siblings.isEmpty { attachSiblings(at: now) }
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

    private mutating func carryOut(_ deliveries: Span<Delivery>, for command: QueuedCommand) {
        for place in deliveries.indices {
            switch deliveries[place] {
            case .tell(let event, let except): broadcast(event, except: except, command)
            case .tellSome(let event, let users): deliver(event, to: users, command)
            case .enters: enters(command)
            case .exits(let user): exits(user, command)
            case .attaches: attach(command)
            case .detaches(let session): detach(session, command)
            case .respells: respell(command)
            case .answer(let answer, let session) where session != command.asker.id: reply(answer, to: session)
            case .answer(let answer, _): reply(command) { $0.encode(answer, to: $1, into: &$2) }
            case .refuse(let refusal):
                manager.counters.refusals.count()
                reply(command) { $0.encode(refusal, to: $1, into: &$2) }
            case .saidBefore, .withhold: break  // told by the receipt, where the dialect has one
            case .report(let report): command.reply?.fill(report)
            }
            // One command can be a transaction of many messages.
            if batch.isFull { send() }
        }
    }

    /// Frames what the session was told as the response to a command with a tag.
    private mutating func respond(to command: QueuedCommand, with deliveries: Span<Delivery>) {
        guard let tag = command.command.tag else { return }
        // The two conditions are not joined by `||`, because the compiler fails on that for a Span.
        if !deliveries.isEmpty, deliveries[0].isOfNoSuchRoom { return }
        var outcome = CommandOutcome()
        for place in deliveries.indices { outcome.record(deliveries[place]) }
        let response = spelling(of: command.asker).frame(response, for: tag, outcome, at: manager.serverName)
        batch.append(to: command.asker, alone: response, &audience)
        self.response.removeAll()
    }

    /// Tells all of an event. The session that sent a command with a tag gets it alone, as a part of the response.
    private mutating func broadcast(_ event: Event, except: SessionID?, _ command: QueuedCommand) {
        let asker = audience.place(of: command.asker.id)
        let spelling = asker.map { audience.groups[$0.group].encodingClass }
        let isHeard = except != command.asker.id || spelling?.hearsOwn(event) ?? false
        if command.command.tag != nil, isHeard, let spelling {
            spelling.encode(event, in: room.name, into: &response)
            batch.append(event, by: command.asker.id, in: room.name, except: asker, &audience)
        } else {
            batch.append(event, by: command.asker.id, in: room.name, except: isHeard ? nil : asker, &audience)
        }
    }

    private mutating func reply(_ command: QueuedCommand, _ encode: (EncodingClass, Recipient, inout [UInt8]) -> Void) {
        let asker = command.asker
        let addressee = recipient(asker, tag: command.command.tag)
        let spelling = spelling(of: asker)
        if command.command.tag != nil { return encode(spelling, addressee, &response) }
        var bytes: [UInt8] = []
        encode(spelling, addressee, &bytes)
        batch.append(to: asker, alone: bytes, &audience)
    }

    /// Tells an attached session that did not send the command.
    private mutating func reply(_ answer: ServerReply, to session: SessionID) {
        guard let session = audience.session(session) else { return }
        let addressee = recipient(session, tag: nil)
        var bytes: [UInt8] = []
        spelling(of: session).encode(answer, to: addressee, into: &bytes)
        batch.append(to: session, alone: bytes, &audience)
    }

    private mutating func recipient(_ session: SessionEndpoint, tag: CommandTag?) -> Recipient {
        told += 1
        let number = Recipient.Number(told, of: room.id.number)
        return Recipient(session.user.member, at: manager.serverName, now.time, tag: tag, number: number)
    }

    /// Returns the class in which the session reads the room's reply to a command, also when it has just been detached.
    private func spelling(of asker: SessionEndpoint) -> EncodingClass {
        audience.encodingClass(of: asker.id) ?? former ?? asker.encodingClass
    }

    /// Encodes an event for each of a few sessions.
    private mutating func deliver(_ event: Event, to sessions: [SessionID], _ command: QueuedCommand) {
        let asker = command.asker.id
        for session in sessions.compactMap({ audience.session($0) })
        where session.id != asker || session.encodingClass.hearsOwnWords {
            var bytes: [UInt8] = []
            let spelling = audience.encodingClass(of: session.id) ?? session.encodingClass
            let reader = Recipient(session.user.member, at: manager.serverName, now.time)
            spelling.encode(event, in: room.name, to: reader, into: &bytes)
            if session.id == asker && command.command.tag != nil {
                response += bytes
            } else {
                batch.append(to: session, alone: bytes, of: (event, asker), &audience)
            }
        }
    }
}
