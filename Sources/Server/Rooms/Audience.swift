internal import Chat
internal import Dialects

/// The members who receive a room's messages, grouped by encoding class. Owned by the room thread.
struct Audience {
    /// A member in the audience.
    struct Seat {
        let user: User
        /// Stored beside the user, so that sending touches one object per member.
        let outbox: Outbox
        /// The last batch in which the member is particular, and their index among its particular users.
        fileprivate var mark = (batch: UInt64.max, particular: 0)

        func particular(in batch: UInt64) -> Int? { mark.batch == batch ? mark.particular : nil }
    }

    /// The members of one encoding class, who receive identical bytes.
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

    /// The position of a member's seat, valid until a member enters or leaves.
    struct SeatIndex {
        fileprivate(set) var group: Int
        fileprivate(set) var seat: Int
    }

    /// The number of empty groups that are kept, since members of their encoding class may return.
    private static let mostEmptyGroups = 8

    private(set) var groups: [Group] = []
    private var groupPlaces: [EncodingClass: Int] = [:]
    private var emptyGroups = 0
    private var places: [UserID: SeatIndex] = [:]

    mutating func insert(_ user: User, reading encodingClass: EncodingClass) {
        if places[user.id] != nil { return }
        let group = groupPlaces[encodingClass] ?? groups.count
        if group == groups.count {
            groups.append(Group(encodingClass: encodingClass))
            groupPlaces[encodingClass] = group
        } else if groups[group].seats.isEmpty {
            emptyGroups -= 1
        }
        places[user.id] = SeatIndex(group: group, seat: groups[group].seats.count)
        groups[group].seats.append(Seat(user: user, outbox: user.outbox))
    }

    /// Removes a member. The last member of the group moves to the empty seat.
    mutating func remove(_ user: UserID) {
        guard let place = places.removeValue(forKey: user) else { return }
        let last = groups[place.group].seats.removeLast()
        if last.user.id != user {
            groups[place.group].seats[place.seat] = last
            places[last.user.id]?.seat = place.seat
        }
        if groups[place.group].seats.isEmpty { emptyGroups += 1 }
    }

    /// Returns the member's seat.
    func place(of user: UserID) -> SeatIndex? { places[user] }

    subscript(place: SeatIndex) -> Seat { groups[place.group].seats[place.seat] }

    func user(_ id: UserID) -> User? { places[id].map { self[$0].user } }

    /// Returns the class in which the member has read the room since entering or since last changing it.
    func encodingClass(of user: UserID) -> EncodingClass? { places[user].map { groups[$0.group].encodingClass } }

    /// The members whose dialect shows a user's departure and renaming once for all rooms.
    var showingPeopleOnce: [User] {
        groups.filter(\.encodingClass.showsPeopleOnce).flatMap { $0.seats.map(\.user) }
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

    /// Removes the empty groups: in STOMP every member may have an encoding class of their own.
    private mutating func closeRanks() {
        groups.removeAll { $0.seats.isEmpty }
        emptyGroups = 0
        groupPlaces.removeAll(keepingCapacity: true)
        for (place, group) in groups.enumerated() {
            groupPlaces[group.encodingClass] = place
            for seat in group.seats { places[seat.user.id]?.group = place }
        }
    }
}
