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
        /// Where the current batch has what it comes to for them, once it has something.
        var part: Int?
    }

    private struct Place {
        var group: Int
        var seat: Int
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
        if groups[place.group].seats.isEmpty {
            emptyGroups += 1
            if emptyGroups > max(Audience.mostEmptyGroups, groups.count / 2) { closeRanks() }
        }
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

    /// Where the current batch has what it comes to for a member, if it has anything.
    func part(of user: UserID) -> Int? { places[user].flatMap { groups[$0.group].part } }

    mutating func setPart(_ part: Int?, ofGroup group: Int) { groups[group].part = part }

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
