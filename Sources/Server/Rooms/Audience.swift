internal import Chat
internal import Dialects

/// The sessions that receive a room's messages, grouped by encoding class. Owned by the room thread.
struct Audience {
    /// A session in the audience.
    struct Seat {
        let session: SessionEndpoint
        /// Stored beside the session, so that sending touches one object per seat.
        let outbox: Outbox
        /// The last batch in which the session is particular, and its index among those of the batch.
        fileprivate var mark = (batch: UInt64.max, particular: 0)

        func particular(in batch: UInt64) -> Int? { mark.batch == batch ? mark.particular : nil }
    }

    /// The sessions that read the same bytes.
    struct Group {
        let encodingClass: EncodingClass
        var seats: [Seat] = []
        /// The current batch, encoded for this group.
        var encoded = EncodedBatch()

        mutating func encode(_ event: Event, in room: RoomName, item: Int) {
            encodingClass.encode(event, in: room, into: &encoded.bytes)
            encoded.finish(item: item)
        }
    }

    /// The position of a seat, valid until a session is attached or detached.
    struct SeatIndex {
        fileprivate(set) var group: Int
        fileprivate(set) var seat: Int
    }

    /// The number of empty groups that are kept for sessions that come back.
    private static let mostEmptyGroups = 8

    private(set) var groups: [Group] = []
    private var groupPlaces: [EncodingClass: Int] = [:]
    private var emptyGroups = 0
    private var places: [SessionID: SeatIndex] = [:]

    mutating func insert(_ session: SessionEndpoint, reading encodingClass: EncodingClass) {
        if places[session.id] != nil { return }
        let group = groupPlaces[encodingClass] ?? groups.count
        if group == groups.count {
            groups.append(Group(encodingClass: encodingClass))
            groupPlaces[encodingClass] = group
        } else if groups[group].seats.isEmpty {
            emptyGroups -= 1
        }
        places[session.id] = SeatIndex(group: group, seat: groups[group].seats.count)
        groups[group].seats.append(Seat(session: session, outbox: session.outbox))
    }

    /// Removes a session. The last session of the group moves to the empty seat.
    mutating func remove(_ session: SessionID) {
        guard let place = places.removeValue(forKey: session) else { return }
        let last = groups[place.group].seats.removeLast()
        if last.session.id != session {
            groups[place.group].seats[place.seat] = last
            places[last.session.id]?.seat = place.seat
        }
        if groups[place.group].seats.isEmpty { emptyGroups += 1 }
    }

    /// Returns the session's seat.
    func place(of session: SessionID) -> SeatIndex? { places[session] }

    subscript(place: SeatIndex) -> Seat { groups[place.group].seats[place.seat] }

    /// Returns the class in which the session has read the room since it was attached or since it last changed it.
    func encodingClass(in place: SeatIndex) -> EncodingClass { groups[place.group].encodingClass }

    /// The sessions whose dialect shows a user's departure and renaming once for all rooms.
    var showingPeopleOnce: [SessionEndpoint] {
        groups.filter(\.encodingClass.traits.showsPeopleOnce).flatMap { $0.seats.map(\.session) }
    }

    /// Encodes an event for all members as the current batch's item of that number. Returns the most bytes that the
    /// batch now has for one class, and the bytes for all classes.
    mutating func encode(_ event: Event, in room: RoomName, item: Int) -> (most: Int, all: Int) {
        var (most, all) = (0, 0)
        for index in groups.indices where !groups[index].seats.isEmpty {
            groups[index].encode(event, in: room, item: item)
            let bytes = groups[index].encoded.bytes.count
            most = max(most, bytes)
            all += bytes
        }
        return (most, all)
    }

    mutating func mark(_ place: SeatIndex, as particular: Int, in batch: UInt64) {
        groups[place.group].seats[place.seat].mark = (batch, particular)
    }

    /// Ends a batch that has been sent. Only now may empty groups be moved.
    mutating func batchIsSent() {
        for index in groups.indices {
            groups[index].encoded.clear(keepingMemory: groups[index].seats.count > 1)
        }
        if emptyGroups > max(Audience.mostEmptyGroups, groups.count / 2) { closeRanks() }
    }

    /// Removes the empty groups: in STOMP every session may have an encoding class of their own.
    private mutating func closeRanks() {
        groups.removeAll { $0.seats.isEmpty }
        emptyGroups = 0
        groupPlaces.removeAll(keepingCapacity: true)
        for (place, group) in groups.enumerated() {
            groupPlaces[group.encodingClass] = place
            for seat in group.seats { places[seat.session.id]?.group = place }
        }
    }
}
