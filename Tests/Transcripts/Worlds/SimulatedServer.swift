internal import Chat
internal import Dialects

/// A server made of values: rooms, names and users, without threads, sockets and clocks.
///
/// Every request is carried out at once, so what the real server does with queues and tickets is a function call here.
final class SimulatedServer {
    var facts = ServerFacts(
        name: "roost", lobby: .usualLobby, messageOfTheDay: [], started: Timestamp(milliseconds: 0), limits: Limits())
    var admission = ConnectionLimiter<UInt64>()
    var register = NameRegistry<SimulatedPerson>()
    var book = NicknameHistory()
    var watches = WatchList<SimulatedPerson>()
    var visitors = 0
    var password: [UInt8]?
    /// The names and passwords of the server operators.
    var operators: [String: String] = [:]
    var attempts = AttemptLimiter<Int>()
    private(set) var rooms = RoomTable<SimulatedRoom>()
    private var births: UInt64 = 0
    private var moments: Int64 = 0

    /// Another moment has passed.
    func now() -> Timestamp {
        moments += 1
        return Timestamp(milliseconds: moments)
    }

    func open(_ name: RoomName) -> RoomTable<SimulatedRoom>.Opening {
        rooms.open(name, atMost: facts.limits[.rooms]) {
            births += 1
            let creation = RoomCreation(
                id: RoomID(births), name: name, rules: Room.Rules(facts.limits, lobby: facts.lobby))
            return SimulatedRoom(Room(creation, at: Moment(Timestamp(milliseconds: moments), uptime: UInt64(moments))))
        }
    }

    /// Returns the users who share a room with the user and whose dialect shows an announcement once for all rooms.
    func neighbours(of person: SimulatedPerson) -> [SimulatedPerson] {
        var seen: Set<UserID> = [person.id]
        return person.rooms.values.flatMap(\.people).filter { neighbour in
            neighbour.encodingClass.showsPeopleOnce && seen.insert(neighbour.id).inserted
        }
    }

    /// Those among them who share a room in which the person may speak.
    func hearers(ofWordsOf person: SimulatedPerson) -> Set<UserID> {
        Set(person.rooms.values.filter { !$0.room.silences(person.id) }.flatMap(\.people).map(\.id))
    }

    /// Has a room do something, and everyone hear of it; a room that has emptied is gone.
    func perform(_ command: RoomCommand, by person: SimulatedPerson, in room: SimulatedRoom) -> Report? {
        var deliveries: [Delivery] = []
        let time = now()
        room.room.apply(command, at: Moment(time, uptime: UInt64(time.milliseconds)), to: &deliveries)
        var reported: Report?
        var told: [UInt8] = []
        var outcome = CommandOutcome()
        var spelling = room.spelling(of: person)
        for delivery in deliveries {
            outcome.record(delivery)
            switch delivery {
            case .enters:
                if case .join(_, _, _, let mark) = command.action { spelling = spelling.hearing(mark) }
                room.spellings[person.id] = spelling
                person.rooms[room.room.name.key] = room
                room.people.append(person)
                person.invitations.removeAll { $0.room == room.room.name }
            case .exits(let user):
                for person in room.people where person.id == user { person.rooms[room.room.name.key] = nil }
                room.people.removeAll { $0.id == user }
                room.spellings[user] = nil
            case .respells:
                if case .hearAnew(let mark?) = command.action { spelling = person.encodingClass.hearing(mark) }
                room.spellings[person.id] = spelling
            case .tell(let event, let except):
                for member in room.people where member.id != except || room.spelling(of: member).hearsOwn(event) {
                    var bytes: [UInt8] = []
                    room.spelling(of: member).encode(event, in: room.room.name, into: &bytes)
                    if member === person && command.tag != nil { told += bytes } else { member.hear { $0 += bytes } }
                }
            case .tellSome(let event, let users):
                for member in room.people where users.contains(member.id) {
                    if member === person && !member.encodingClass.hearsOwnWords { continue }
                    var bytes: [UInt8] = []
                    room.spelling(of: member).encode(event, in: room.room.name, to: member.addressee(nil), into: &bytes)
                    if member === person && command.tag != nil { told += bytes } else { member.hear { $0 += bytes } }
                }
            case .answer(let answer, _, _):
                spelling.encode(answer, to: person.addressee(command.tag), into: &told)
                if command.tag == nil { person.hear { $0 += told.takeAll() } }
            case .refuse(let refusal, _, _):
                spelling.encode(refusal, to: person.addressee(command.tag), into: &told)
                if command.tag == nil { person.hear { $0 += told.takeAll() } }
            case .saidBefore, .withhold: break  // told by the receipt, where there is one
            case .report(let report): reported = report
            }
        }
        if let tag = command.tag, deliveries.first?.isOfNoSuchRoom != true {
            person.hear { $0 += spelling.frame(told, for: tag, outcome, at: facts.name) }
        }
        if room.room.isEmpty { rooms.remove(room.room.name.key) }
        return reported
    }
}

extension [UInt8] {
    /// All that is in it; nothing is left.
    fileprivate mutating func takeAll() -> [UInt8] {
        defer { self = [] }
        return self
    }
}

/// A room and the users who receive its events.
final class SimulatedRoom {
    var room: Room
    var people: [SimulatedPerson] = []
    /// How those read the room who have marked what they hear of it.
    var spellings: [UserID: EncodingClass] = [:]

    /// Returns the encoding class in which a user reads the room.
    func spelling(of person: SimulatedPerson) -> EncodingClass {
        person.encodingClass.hearing(like: spellings[person.id])
    }

    init(_ room: Room) { self.room = room }
}
