internal import Chat
internal import Dialects

/// Who hears a room, grouped by encoding class. Owned by the room's thread.
struct Audience {
    /// A place in the audience.
    struct Seat {
        let user: User
        /// Kept beside the user, so that sending touches one object a member.
        let outbox: Outbox
        /// Whether a part of the current batch is not, or not only, for this member as for all.
        var isMarked = false
    }

    /// Those who read the same bytes.
    struct Group {
        let encodingClass: EncodingClass
        var seats: [Seat] = []
    }

    private struct Place {
        let group: Int
        var seat: Int
    }

    private(set) var groups: [Group] = []
    private var places: [UserID: Place] = [:]

    mutating func add(_ user: User, reading encodingClass: EncodingClass) {
        if places[user.id] != nil { return }
        let group = groups.firstIndex { $0.encodingClass == encodingClass } ?? groups.count
        if group == groups.count { groups.append(Group(encodingClass: encodingClass)) }
        places[user.id] = Place(group: group, seat: groups[group].seats.count)
        groups[group].seats.append(Seat(user: user, outbox: user.outbox))
    }

    /// The last of the group takes the empty seat.
    mutating func remove(_ user: UserID) {
        guard let place = places.removeValue(forKey: user) else { return }
        let last = groups[place.group].seats.removeLast()
        if last.user.id == user { return }
        groups[place.group].seats[place.seat] = last
        places[last.user.id]?.seat = place.seat
    }

    func user(_ id: UserID) -> User? {
        places[id].map { groups[$0.group].seats[$0.seat].user }
    }

    /// How the member has been reading the room since they came, or since they last changed it.
    func encodingClass(of user: UserID) -> EncodingClass? { places[user].map { groups[$0.group].encodingClass } }

    /// Those whose dialect shows somebody's going and renaming once for all rooms.
    var showingPeopleOnce: [User] {
        groups.filter(\.encodingClass.showsPeopleOnce).flatMap { $0.seats.map(\.user) }
    }

    mutating func mark(_ user: UserID, _ isMarked: Bool) {
        guard let place = places[user] else { return }
        groups[place.group].seats[place.seat].isMarked = isMarked
    }
}
