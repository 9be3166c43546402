internal import Chat
internal import Dialects

/// Who hears a room, grouped by encoding class. Owned by the room's thread.
struct Audience {
    /// Somebody who hears it.
    struct Seat {
        let user: User
        /// Kept beside the user, so that sending touches one object a member.
        let outbox: Outbox
        /// Which of the current batch's particular members this is, if a part of it is not, or not only, for them as for all.
        var particular: Int?
    }

    /// Those who read the same bytes.
    struct Group {
        let encodingClass: EncodingClass
        var seats: [Seat] = []
        /// What the current batch comes to for them.
        var encoded = Encoded()

        mutating func tell(_ event: Event, in room: RoomName, item: Int) {
            encodingClass.encode(event, in: room, into: &encoded.bytes)
            encoded.end(item: item)
        }
    }

    /// Where somebody sits, until somebody comes or goes.
    struct Place {
        fileprivate(set) var group: Int
        fileprivate(set) var seat: Int
    }

    /// So many groups may be empty, for those who come back.
    private static let mostEmptyGroups = 8

    private(set) var groups: [Group] = []
    private var groupPlaces: [EncodingClass: Int] = [:]
    private var emptyGroups = 0
    private var places: [UserID: Place] = [:]

    mutating func add(_ user: User, reading encodingClass: EncodingClass) {
        if places[user.id] != nil { return }
        let group = groupPlaces[encodingClass] ?? groups.count
        if group == groups.count {
            groups.append(Group(encodingClass: encodingClass))
            groupPlaces[encodingClass] = group
        } else if groups[group].seats.isEmpty {
            emptyGroups -= 1
        }
        places[user.id] = Place(group: group, seat: groups[group].seats.count)
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
    func place(of user: UserID) -> Place? { places[user] }

    subscript(place: Place) -> Seat {
        get { groups[place.group].seats[place.seat] }
        set { groups[place.group].seats[place.seat] = newValue }
    }

    func user(_ id: UserID) -> User? { places[id].map { self[$0].user } }

    /// How the member has been reading the room since they came, or since they last changed it.
    func encodingClass(of user: UserID) -> EncodingClass? { places[user].map { groups[$0.group].encodingClass } }

    /// Those whose dialect shows somebody's going and renaming once for all rooms.
    var showingPeopleOnce: [User] {
        groups.filter(\.encodingClass.showsPeopleOnce).flatMap { $0.seats.map(\.user) }
    }

    /// Has the current batch hold an event for all, as its item of that number; gives back the most bytes that the batch
    /// comes to for anybody.
    mutating func tell(_ event: Event, in room: RoomName, item: Int) -> Int {
        var most = 0
        for index in groups.indices where !groups[index].seats.isEmpty {
            groups[index].tell(event, in: room, item: item)
            most = max(most, groups[index].encoded.bytes.count)
        }
        return most
    }

    /// The batch has been sent, in which those users were particular. Only now may groups move that nobody is in any more.
    mutating func batchIsSent(_ particular: some Sequence<UserID>) {
        for user in particular {
            if let place = places[user] { self[place].particular = nil }
        }
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
