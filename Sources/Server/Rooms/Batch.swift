internal import Chat
internal import Dialects

/// What a room thread has done and not yet sent: encoded once per encoding class, with the sessions that may see each part.
///
/// Most sessions get the whole buffer of their class. Some are *particular*: the speaking session, which does not receive
/// its own message, a session that is attached or detached in mid-batch, and one that is told something alone. Each of
/// them gets only its own runs.
struct Batch {
    /// One thing in the batch, in order; the sessions that it names are particular.
    enum Item {
        case told(except: Int?, SkippableMessage?)
        case alone(Int, [UInt8], SkippableMessage?)
    }

    /// The data of a message that the gap of a slow client needs.
    struct SkippableMessage {
        let speaker: SessionID
        let number: UInt64
        let time: Timestamp
        /// Whether a gap counts the message; messages between programs are not counted.
        let isForPeople: Bool
    }

    /// A session that does not get the whole buffer; `presence` holds the items during which it was attached.
    struct PartialReader {
        let session: SessionEndpoint
        /// The audience group whose bytes the session reads while it is attached; nil for any other session.
        var group: Int?
        var presence: Range<Int>
        var hasMoved = false
        var hasLeft: Bool { hasMoved && presence.upperBound < Int.max }
    }

    /// The number of earlier batches in the room.
    private var number: UInt64 = 0
    private(set) var items: [Item] = []
    /// Whether the batch holds a message to all members.
    private(set) var hasTalk = false
    private(set) var particulars: [PartialReader] = []
    /// The particular sessions that have no seat in the audience.
    private var strangers: [SessionID: Int] = [:]
    /// The most bytes for one class, the bytes for all classes, and the bytes that go to single sessions.
    private var mostBytes = 0
    private var allBytes = 0
    private var aloneBytes = 0
    /// The most bytes that one class should receive in one batch.
    var bound = Limits.batchBytes

    var isEmpty: Bool { items.isEmpty && particulars.isEmpty }

    /// Whether the batch holds enough to be sent.
    var isFull: Bool {
        mostBytes >= bound || aloneBytes >= Limits.aloneBytes || allBytes >= Limits.allBatchBytes
    }

    /// Returns whether the session has already been attached or detached within this batch; the batch is then sent before
    /// the next move.
    func hasMoved(_ session: SessionID, _ audience: Audience) -> Bool {
        let known = audience.place(of: session).map { audience[$0].particular(in: number) } ?? strangers[session]
        return known.map { particulars[$0].hasMoved } ?? false
    }

    /// Adds the session to the audience: from here on it receives what is told to all.
    mutating func attach(_ session: SessionEndpoint, reading encodingClass: EncodingClass, _ audience: inout Audience) {
        let known = strangers.removeValue(forKey: session.id)
        audience.insert(session, reading: encodingClass)
        guard let place = audience.place(of: session.id) else { return }
        if let known { audience.mark(place, as: known, in: number) }
        let index = particular(at: place, &audience)
        particulars[index].group = place.group
        particulars[index].presence = items.count..<Int.max
        particulars[index].hasMoved = true
    }

    /// Removes the session from the audience: from here on it receives nothing that is told to all.
    mutating func detach(_ session: SessionID, _ audience: inout Audience) {
        guard let place = audience.place(of: session) else { return }
        let index = particular(at: place, &audience)
        particulars[index].presence = particulars[index].presence.lowerBound..<items.count
        particulars[index].hasMoved = true
        strangers[session] = index
        audience.remove(session)
    }

    /// Tells all sessions except one of an event. `speaker` is the session that caused it.
    mutating func append(
        _ event: Event, by speaker: SessionID, in room: RoomName, except place: Audience.SeatIndex?,
        _ audience: inout Audience
    ) {
        let except = place.map { particular(at: $0, &audience) }
        let told = audience.encode(event, in: room, item: items.count)
        mostBytes = max(mostBytes, told.most)
        allBytes = told.all
        items.append(.told(except: except, talk(event, by: speaker)))
    }

    /// Tells one session alone, attached or not. `message` is set when the bytes are a message to a few members.
    mutating func append(
        to session: SessionEndpoint, alone bytes: [UInt8], of message: (event: Event, speaker: SessionID)? = nil,
        _ audience: inout Audience
    ) {
        let place = audience.place(of: session.id)
        let index = place.map { particular(at: $0, &audience) } ?? particular(stranger: session)
        aloneBytes += bytes.count
        items.append(.alone(index, bytes, message.flatMap { talk($0.event, by: $0.speaker) }))
    }

    /// Offers every session its part and starts a new batch. Returns the number of messages skipped for clients who are
    /// behind, counted once per client.
    mutating func send(to audience: inout Audience, of room: Room) -> Int {
        let kind: OutboxPolicy.Kind = hasTalk ? .talk : .news
        var skipped = 0
        for index in audience.groups.indices { skipped += send(to: audience.groups[index], kind, of: room) }
        for index in particulars.indices { skipped += send(to: index, among: audience, kind, of: room) }
        audience.batchIsSent()
        number &+= 1
        hasTalk = false
        mostBytes = 0
        allBytes = 0
        aloneBytes = 0
        items.removeAll(keepingCapacity: true)
        particulars.removeAll(keepingCapacity: true)
        strangers.removeAll(keepingCapacity: true)
        return skipped
    }

    /// Sends to the sessions that get the whole buffer.
    private func send(to group: borrowing Audience.Group, _ kind: OutboxPolicy.Kind, of room: Room) -> Int {
        if group.encoded.bytes.isEmpty { return 0 }
        let shared = SharedBytes(group.encoded.bytes)
        let seats = group.seats.span
        var rest: UnskippableBatch?
        var skipped = 0
        for index in seats.indices where seats[index].particular(in: number) == nil {
            if seats[index].outbox.offer(shared, kind) { continue }
            skipped += offer(group, to: seats[index].session, &rest, of: room)
        }
        return skipped
    }

    /// Sends a session that does not receive the buffer of its class the bytes that are meant for it.
    private func send(to index: Int, among audience: Audience, _ kind: OutboxPolicy.Kind, of room: Room) -> Int {
        let one = particulars[index]
        if one.hasLeft { one.session.outbox.announceGap(in: room.id) }
        if one.session.outbox.offer(bytes(for: index, of: audience), kind) { return 0 }
        return offerRest(to: index, in: one.group.map { audience.groups[$0] }, of: room)
    }

    private func bytes(for particular: Int, of audience: Audience) -> [UInt8] {
        let one = particulars[particular]
        var bytes: [UInt8] = []
        for (index, item) in items.enumerated() {
            switch item {
            case .alone(particular, let own, _): bytes += own
            case .alone: break
            case .told(let except, _):
                guard one.presence.contains(index), except != particular, let group = one.group else { continue }
                audience.groups[group].encoded.copy(item: index, to: &bytes)
            }
        }
        return bytes
    }

    private mutating func talk(_ event: Event, by speaker: SessionID) -> SkippableMessage? {
        guard let said = event.talk else { return nil }
        hasTalk = true
        return SkippableMessage(
            speaker: speaker, number: event.sequence, time: event.time, isForPeople: said.isForPeople)
    }

    private mutating func particular(at place: Audience.SeatIndex, _ audience: inout Audience) -> Int {
        if let known = audience[place].particular(in: number) { return known }
        particulars.append(PartialReader(session: audience[place].session, group: place.group, presence: 0..<Int.max))
        audience.mark(place, as: particulars.count - 1, in: number)
        return particulars.count - 1
    }

    private mutating func particular(stranger session: SessionEndpoint) -> Int {
        if let known = strangers[session.id] { return known }
        particulars.append(PartialReader(session: session, presence: Int.max..<Int.max))
        strangers[session.id] = particulars.count - 1
        return particulars.count - 1
    }
}
