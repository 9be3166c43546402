internal import Chat
internal import Dialects

/// Who hears a room, grouped by encoding class. Owned by the room's thread.
struct Audience {
    /// Somebody who hears it.
    struct Seat {
        let user: User
        /// Kept beside the user, so that sending touches one object a member.
        let outbox: Outbox
        /// In which batch a part was last not, or not only, for them as for all, and which of its particular members they are.
        fileprivate var mark = (batch: UInt64.max, particular: 0)

        func particular(in batch: UInt64) -> Int? { mark.batch == batch ? mark.particular : nil }
    }

    /// Those who read the same bytes.
    struct Group {
        let encodingClass: EncodingClass
        var seats: [Seat] = []
        /// What the current batch comes to for them.
        var encoded = EncodedBatch()

        mutating func tell(_ event: Event, in room: RoomName, item: Int) {
            encodingClass.encode(event, in: room, into: &encoded.bytes)
            encoded.end(item: item)
        }
    }

    /// Where somebody sits, until somebody comes or goes.
    struct SeatIndex {
        fileprivate(set) var group: Int
        fileprivate(set) var seat: Int
    }

    /// So many groups may be empty, for those who come back.
    private static let mostEmptyGroups = 8

    private(set) var groups: [Group] = []
    private var groupPlaces: [EncodingClass: Int] = [:]
    private var emptyGroups = 0
    private var places: [UserID: SeatIndex] = [:]

    mutating func add(_ user: User, reading encodingClass: EncodingClass) {
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

    /// The last of the group takes the empty seat.
    mutating func remove(_ user: UserID) {
        guard let place = places.removeValue(forKey: user) else { return }
        let last = groups[place.group].seats.removeLast()
        if last.user.id != user {
            groups[place.group].seats[place.seat] = last
            places[last.user.id]?.seat = place.seat
        }
        if groups[place.group].seats.isEmpty { emptyGroups += 1 }
    }

    /// Where a member sits.
    func place(of user: UserID) -> SeatIndex? { places[user] }

    subscript(place: SeatIndex) -> Seat { groups[place.group].seats[place.seat] }

    func user(_ id: UserID) -> User? { places[id].map { self[$0].user } }

    /// How the member has been reading the room since they came, or since they last changed it.
    func encodingClass(of user: UserID) -> EncodingClass? { places[user].map { groups[$0.group].encodingClass } }

    /// Those whose dialect shows somebody's going and renaming once for all rooms.
    var showingPeopleOnce: [User] {
        groups.filter(\.encodingClass.showsPeopleOnce).flatMap { $0.seats.map(\.user) }
    }

    /// Has the current batch hold an event for all, as its item of that number; gives back the most bytes that the batch
    /// comes to for one class by now, and those for all classes.
    mutating func tell(_ event: Event, in room: RoomName, item: Int) -> (most: Int, all: Int) {
        var (most, all) = (0, 0)
        for index in groups.indices where !groups[index].seats.isEmpty {
            groups[index].tell(event, in: room, item: item)
            let bytes = groups[index].encoded.bytes.count
            most = max(most, bytes)
            all += bytes
        }
        return (most, all)
    }

    mutating func mark(_ place: SeatIndex, as particular: Int, in batch: UInt64) {
        groups[place.group].seats[place.seat].mark = (batch, particular)
    }

    /// The batch has been sent. Only now may groups move that nobody is in any more.
    mutating func batchIsSent() {
        for index in groups.indices {
            groups[index].encoded.clear(keepingMemory: groups[index].seats.count > 1)
        }
        if emptyGroups > max(Audience.mostEmptyGroups, groups.count / 2) { closeRanks() }
    }

    /// Takes away the groups that nobody is in: in STOMP everyone may have a way of reading of their own.
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
