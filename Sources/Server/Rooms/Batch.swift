internal import Chat
internal import Dialects

/// The events and replies that a room thread has produced and not yet sent: encoded once per encoding class, with the
/// users who may see each part.
///
/// Most members get the whole buffer of their class. Some are *particular*: a speaker, who does not receive their own
/// message, a user who enters or leaves in mid-batch, and a user who gets a reply alone. Each of them gets only their
/// own runs.
struct Batch {
    /// An event or reply in the batch, in order; the users that it names are particular.
    enum Item {
        case told(except: Int?, Talk?)
        case alone(Int, [UInt8], Talk?)
    }

    /// The data of a message that the gap of a slow client needs.
    struct Talk {
        let speaker: UserID
        let number: UInt64
        let time: Timestamp
        /// Whether a gap counts the message; messages between programs are not counted.
        let isForPeople: Bool
    }

    /// A user who does not get the whole buffer; `presence` holds the items during which the user was in the room.
    struct PartialReader {
        let user: User
        /// The audience group whose bytes the user reads while in the room; nil for a user outside the room.
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
    /// The particular users who have no seat in the audience.
    private var strangers: [UserID: Int] = [:]
    /// The most bytes for one class, the bytes for all classes, and the bytes that go to single users.
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

    /// Returns whether the user has already entered or left within this batch; the batch is then sent before the next
    /// move.
    func hasMoved(_ user: UserID, _ audience: Audience) -> Bool {
        let known = audience.place(of: user).map { audience[$0].particular(in: number) } ?? strangers[user]
        return known.map { particulars[$0].hasMoved } ?? false
    }

    /// Adds the user to the audience: the user receives the events for all members from here on.
    mutating func enters(_ user: User, reading encodingClass: EncodingClass, _ audience: inout Audience) {
        let known = strangers.removeValue(forKey: user.id)
        audience.insert(user, reading: encodingClass)
        guard let place = audience.place(of: user.id) else { return }
        if let known { audience.mark(place, as: known, in: number) }
        let index = particular(at: place, &audience)
        particulars[index].group = place.group
        particulars[index].presence = items.count..<Int.max
        particulars[index].hasMoved = true
    }

    /// Removes the user from the audience: the user receives no event for all members from here on.
    mutating func exits(_ user: UserID, _ audience: inout Audience) {
        guard let place = audience.place(of: user) else { return }
        let index = particular(at: place, &audience)
        particulars[index].presence = particulars[index].presence.lowerBound..<items.count
        particulars[index].hasMoved = true
        strangers[user] = index
        audience.remove(user)
    }

    /// Appends an event for all members except the given one.
    mutating func append(
        _ event: Event, in room: RoomName, except place: Audience.SeatIndex?, _ audience: inout Audience
    ) {
        let except = place.map { particular(at: $0, &audience) }
        let told = audience.encode(event, in: room, item: items.count)
        mostBytes = max(mostBytes, told.most)
        allBytes = told.all
        items.append(.told(except: except, talk(event)))
    }

    /// Appends bytes for one user alone, who need not be a member. `event` is set when the bytes are a message to a few
    /// users.
    mutating func append(to user: User, alone bytes: [UInt8], of event: Event? = nil, _ audience: inout Audience) {
        let index = audience.place(of: user.id).map { particular(at: $0, &audience) } ?? particular(stranger: user)
        aloneBytes += bytes.count
        items.append(.alone(index, bytes, event.flatMap { talk($0) }))
    }

    /// Offers every user their part and starts a new batch. Returns the number of messages skipped for slow clients,
    /// counted once for each client.
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

    /// Offers the whole buffer of the group's class to its members, except particular ones.
    private func send(to group: borrowing Audience.Group, _ kind: OutboxPolicy.Kind, of room: Room) -> Int {
        if group.encoded.bytes.isEmpty { return 0 }
        let shared = SharedBytes(group.encoded.bytes)
        let seats = group.seats.span
        var rest: UnskippableBatch?
        var skipped = 0
        for index in seats.indices where seats[index].particular(in: number) == nil {
            if seats[index].outbox.offer(shared, kind) { continue }
            skipped += offer(group, to: seats[index].user, &rest, of: room)
        }
        return skipped
    }

    /// Offers a particular user their part.
    private func send(to index: Int, among audience: Audience, _ kind: OutboxPolicy.Kind, of room: Room) -> Int {
        let one = particulars[index]
        if one.hasLeft { one.user.outbox.announceGap(in: room.id) }
        if one.user.outbox.offer(bytes(for: index, of: audience), kind) { return 0 }
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

    private mutating func talk(_ event: Event) -> Talk? {
        guard let (speaker, said) = event.talk else { return nil }
        hasTalk = true
        return Talk(speaker: speaker, number: event.sequence, time: event.time, isForPeople: said.isForPeople)
    }

    private mutating func particular(at place: Audience.SeatIndex, _ audience: inout Audience) -> Int {
        if let known = audience[place].particular(in: number) { return known }
        particulars.append(PartialReader(user: audience[place].user, group: place.group, presence: 0..<Int.max))
        audience.mark(place, as: particulars.count - 1, in: number)
        return particulars.count - 1
    }

    private mutating func particular(stranger user: User) -> Int {
        if let known = strangers[user.id] { return known }
        particulars.append(PartialReader(user: user, presence: Int.max..<Int.max))
        strangers[user.id] = particulars.count - 1
        return particulars.count - 1
    }
}
