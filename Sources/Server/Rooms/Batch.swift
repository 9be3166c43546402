internal import Chat
internal import Dialects

/// What a room's thread has done and not yet sent: encoded once per encoding class, with who may see which part.
///
/// Most members get the whole buffer of their class. Some are *particular*: a speaker, who does not hear themselves, one
/// who came or went in mid-batch, one who is told something alone. They get the runs that are theirs.
struct Batch {
    /// One thing in the batch, in its place in the order; those it names are particular.
    enum Item {
        case told(except: Int?, Talk?)
        case alone(Int, [UInt8], Talk?)
    }

    /// What is kept of something said, for the sake of those who are behind and go without it.
    struct Talk {
        let speaker: UserID
        let number: UInt64
        let time: Timestamp
        /// Whether anybody misses it; what programs say to each other comes and goes.
        let isForPeople: Bool
    }

    /// Somebody who does not simply get everything; `presence` is the items during which they were in the room.
    struct PartialReader {
        let user: User
        /// Whose bytes they read as long as they are in the room; nil for somebody who is not.
        var group: Int?
        var presence: Range<Int>
        var hasMoved = false
        var hasLeft: Bool { hasMoved && presence.upperBound < Int.max }
    }

    /// How many came before it in the room.
    private var number: UInt64 = 0
    private(set) var items: [Item] = []
    /// Whether anything is said to all in it.
    private(set) var hasTalk = false
    private(set) var particulars: [PartialReader] = []
    /// Those of them who have no seat in the audience.
    private var strangers: [UserID: Int] = [:]
    /// The most bytes that are told to one class, those that are told to all classes, and those of what is told to one
    /// person alone.
    private var mostBytes = 0
    private var allBytes = 0
    private var aloneBytes = 0
    /// The most bytes that one class should be told in one batch.
    var bound = Limits.batchBytes

    var isEmpty: Bool { items.isEmpty && particulars.isEmpty }

    /// Whether enough is in it to be sent.
    var isFull: Bool {
        mostBytes >= bound || aloneBytes >= Limits.aloneBytes || allBytes >= Limits.allBatchBytes
    }

    /// Whether the person has come or gone within this batch already; then it is sent before they do so again.
    func hasMoved(_ user: UserID, _ audience: Audience) -> Bool {
        let known = audience.place(of: user).map { audience[$0].particular(in: number) } ?? strangers[user]
        return known.map { particulars[$0].hasMoved } ?? false
    }

    /// From here on the person hears what is told to all.
    mutating func enters(_ user: User, reading encodingClass: EncodingClass, _ audience: inout Audience) {
        let known = strangers.removeValue(forKey: user.id)
        audience.add(user, reading: encodingClass)
        guard let place = audience.place(of: user.id) else { return }
        if let known { audience.mark(place, as: known, in: number) }
        let index = particular(at: place, &audience)
        particulars[index].group = place.group
        particulars[index].presence = items.count..<Int.max
        particulars[index].hasMoved = true
    }

    /// From here on they hear it no more.
    mutating func exits(_ user: UserID, _ audience: inout Audience) {
        guard let place = audience.place(of: user) else { return }
        let index = particular(at: place, &audience)
        particulars[index].presence = particulars[index].presence.lowerBound..<items.count
        particulars[index].hasMoved = true
        strangers[user] = index
        audience.remove(user)
    }

    /// All hear of it but for one.
    mutating func tell(_ event: Event, in room: RoomName, except place: Audience.SeatIndex?, _ audience: inout Audience)
    {
        let except = place.map { particular(at: $0, &audience) }
        let told = audience.tell(event, in: room, item: items.count)
        mostBytes = max(mostBytes, told.most)
        allBytes = told.all
        items.append(.told(except: except, talk(event)))
    }

    /// One person hears it alone, member or not. `event` is what somebody said to a few, if it is that.
    mutating func tell(_ user: User, alone bytes: [UInt8], of event: Event? = nil, _ audience: inout Audience) {
        let index = audience.place(of: user.id).map { particular(at: $0, &audience) } ?? particular(stranger: user)
        aloneBytes += bytes.count
        items.append(.alone(index, bytes, event.flatMap { talk($0) }))
    }

    /// Offers everyone what is theirs, and begins anew; gives back how many messages were skipped for those who are behind,
    /// each counted for each of them.
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

    /// To those who get all of it.
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

    /// To one who gets what is theirs.
    private func send(to index: Int, among audience: Audience, _ kind: OutboxPolicy.Kind, of room: Room) -> Int {
        let one = particulars[index]
        if one.hasLeft { one.user.outbox.tellWhatWasMissed(in: room.id) }
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
