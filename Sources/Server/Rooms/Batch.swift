internal import Chat
internal import Dialects

/// What a room's thread has done and not yet sent: encoded once per encoding class, with who may see which part.
///
/// Most members get the whole buffer of their class. Some are *particular*: a speaker, who does not hear themselves, one
/// who came or went in mid-batch, one who is told something alone. They get the runs that are theirs.
struct Batch {
    /// One thing in the batch, in its place in the order.
    enum Item {
        case told(except: UserID?, Talk?)
        case alone(UserID, [UInt8])
    }

    /// What is kept of something said, for the sake of those who are behind and go without it.
    struct Talk {
        let speaker: UserID
        let number: UInt64
        let time: Timestamp
        /// Whether anybody misses it; what programs say to each other comes and goes.
        let isForPeople: Bool
    }

    /// What the batch comes to for one encoding class: the bytes, and where each item since `first` ends.
    struct Encoded {
        let encodingClass: EncodingClass
        let first: Int
        var bytes: [UInt8] = []
        var ends: [Int] = []

        func range(of item: Int) -> Range<Int>? {
            let index = item - first
            guard index >= 0, index < ends.count else { return nil }
            return (index == 0 ? 0 : ends[index - 1])..<ends[index]
        }
    }

    /// Somebody who does not simply get everything; `presence` is the items during which they were in the room.
    struct Particular {
        let user: User
        let encodingClass: EncodingClass
        var presence: Range<Int>
        var hasMoved = false
        var hasLeft: Bool { hasMoved && presence.upperBound < Int.max }
    }

    private(set) var items: [Item] = []
    /// Whether anything is said to all in it.
    private(set) var hasTalk = false
    private var encoded: [Encoded] = []
    /// Bytes of what is told to one person alone.
    private var aloneBytes = 0
    private var particulars: [Particular] = []
    private var particularPlaces: [UserID: Int] = [:]

    var isEmpty: Bool { items.isEmpty && particulars.isEmpty }

    /// Whether enough is in it to be sent.
    var isFull: Bool {
        aloneBytes >= Limits.aloneBytes || encoded.contains { $0.bytes.count >= Limits.batchBytes }
    }

    /// Whether the person has come or gone within this batch already; then it is sent before they do so again.
    func hasMoved(_ user: UserID) -> Bool { particularPlaces[user].map { particulars[$0].hasMoved } ?? false }

    /// From here on the person hears what is told to all.
    mutating func enters(_ user: User, reading encodingClass: EncodingClass, _ audience: inout Audience) {
        audience.add(user, reading: encodingClass)
        let place = particular(user, presence: items.count..<Int.max, &audience)
        particulars[place].presence = items.count..<Int.max
        particulars[place].hasMoved = true
    }

    /// From here on they hear it no more.
    mutating func exits(_ user: User, _ audience: inout Audience) {
        let place = particular(user, presence: 0..<Int.max, &audience)
        particulars[place].presence = particulars[place].presence.lowerBound..<items.count
        particulars[place].hasMoved = true
        audience.remove(user.id)
    }

    /// All hear of it but for one.
    mutating func tell(_ event: Event, in room: RoomName, except: UserID?, _ audience: inout Audience) {
        if let except, let user = audience.user(except) {
            _ = particular(user, presence: 0..<Int.max, &audience)
        }
        for index in audience.groups.indices where !audience.groups[index].seats.isEmpty {
            let encodingClass = audience.groups[index].encodingClass
            let part = audience.groups[index].part ?? encodedPlace(encodingClass)
            encodingClass.encode(event, in: room, into: &encoded[part].bytes)
            audience.setPart(part, ofGroup: index)
        }
        finish(.told(except: except, talk(event)))
    }

    /// One person hears it alone, member or not.
    mutating func tell(_ user: User, alone bytes: [UInt8], _ audience: inout Audience) {
        let isMember = audience.user(user.id) != nil
        _ = particular(user, presence: isMember ? 0..<Int.max : Int.max..<Int.max, &audience)
        aloneBytes += bytes.count
        finish(.alone(user.id, bytes))
    }

    /// Offers everyone what is theirs, and begins anew; gives back how many messages were skipped for those who are behind,
    /// each counted for each of them.
    mutating func send(to audience: inout Audience, of room: Room) -> Int {
        let kind: OutboxAccount.Kind = hasTalk ? .talk : .news
        var skipped = 0
        for group in audience.groups {
            guard let place = group.part, !encoded[place].bytes.isEmpty else { continue }
            let part = encoded[place]
            let shared = SharedBytes(part.bytes)
            var rest: Rest?
            for seat in group.seats where !seat.isMarked {
                if seat.outbox.offer(shared, kind) { continue }
                skipped += offer(part, to: seat.user, &rest, of: room)
            }
        }
        for particular in particulars {
            if particular.hasLeft { particular.user.outbox.tellWhatWasMissed(in: room.id) }
            if !particular.user.outbox.offer(bytes(for: particular, in: audience), kind) {
                skipped += offerRest(to: particular, of: room)
            }
            audience.mark(particular.user.id, false)
        }
        for index in audience.groups.indices { audience.setPart(nil, ofGroup: index) }
        hasTalk = false
        aloneBytes = 0
        items.removeAll(keepingCapacity: true)
        particulars.removeAll(keepingCapacity: true)
        particularPlaces.removeAll(keepingCapacity: true)
        encoded.removeAll(keepingCapacity: true)
        return skipped
    }

    func encoded(as encodingClass: EncodingClass) -> Encoded? { encoded.first { $0.encodingClass == encodingClass } }

    private func bytes(for one: Particular, in audience: Audience) -> [UInt8] {
        let part = audience.part(of: one.user.id).map { encoded[$0] } ?? encoded(as: one.encodingClass)
        var bytes: [UInt8] = []
        for (index, item) in items.enumerated() {
            switch item {
            case .alone(one.user.id, let own): bytes += own
            case .alone: break
            case .told(let except, _):
                guard one.presence.contains(index), except != one.user.id, let part, let range = part.range(of: index)
                else { continue }
                bytes += part.bytes[range]
            }
        }
        return bytes
    }

    private mutating func talk(_ event: Event) -> Talk? {
        guard let (speaker, said) = event.talk else { return nil }
        hasTalk = true
        return Talk(speaker: speaker, number: event.sequence, time: event.time, isForPeople: said.isForPeople)
    }

    private mutating func finish(_ item: Item) {
        items.append(item)
        for index in encoded.indices { encoded[index].ends.append(encoded[index].bytes.count) }
    }

    private mutating func encodedPlace(_ encodingClass: EncodingClass) -> Int {
        if let place = encoded.firstIndex(where: { $0.encodingClass == encodingClass }) { return place }
        encoded.append(Encoded(encodingClass: encodingClass, first: items.count))
        return encoded.count - 1
    }

    private mutating func particular(_ user: User, presence: Range<Int>, _ audience: inout Audience) -> Int {
        if let last = particulars.last, last.user === user { return particulars.count - 1 }
        if let place = particularPlaces[user.id] { return place }
        let encodingClass = audience.encodingClass(of: user.id) ?? user.encodingClass
        particulars.append(Particular(user: user, encodingClass: encodingClass, presence: presence))
        particularPlaces[user.id] = particulars.count - 1
        audience.mark(user.id, true)
        return particulars.count - 1
    }
}
