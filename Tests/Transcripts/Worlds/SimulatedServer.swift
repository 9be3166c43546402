internal import Chat
internal import Dialects

/// A server made of values: rooms, names and users, without threads, sockets and clocks.
///
/// Every request is carried out at once, so what the real server does with queues and tickets is a function call here.
final class SimulatedServer {
    var facts = ServerFacts(
        name: "roost", lobby: .usualLobby, messageOfTheDay: [], started: Timestamp(milliseconds: 0), limits: Limits())
    var admission = ConnectionLimiter<UInt64>()
    var register = NameRegistry<SimulatedUser>()
    var book = NicknameHistory()
    var watches = WatchList<SimulatedPerson>()
    var visitors = 0
    /// Whether a login under the name of a present user makes another session of that user.
    var attachesSessionsByName = false
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

    func open(_ name: RoomName) -> RoomTable<SimulatedRoom>.OpenResult {
        rooms.open(name, atMost: facts.limits[.rooms]) {
            births += 1
            let creation = RoomCreation(
                id: RoomID(births), name: name, rules: Room.Rules(facts.limits, lobby: facts.lobby))
            return SimulatedRoom(Room(creation, at: Moment(Timestamp(milliseconds: moments), uptime: UInt64(moments))))
        }
    }

    /// The sessions of other users that share a room with a user and are shown once what concerns all the user's rooms.
    func neighbours(of user: SimulatedUser) -> [SimulatedPerson] {
        var seen: Set<SessionID> = []
        return user.rooms.values.flatMap(\.people).filter { neighbour in
            neighbour.user !== user && neighbour.encodingClass.showsPeopleOnce && seen.insert(neighbour.id).inserted
        }
    }

    /// The sessions among them that share a room in which the user may speak.
    func hearers(ofWordsOf user: SimulatedUser) -> Set<SessionID> {
        Set(user.rooms.values.filter { !$0.room.silences(user.id) }.flatMap(\.people).map(\.id))
    }

    /// Has a room do something, and everyone hear of it; a room that has emptied is gone.
    func perform(_ command: RoomCommand, by person: SimulatedPerson, in room: SimulatedRoom) -> RoomReport? {
        var deliveries: [Delivery] = []
        let time = now()
        room.room.apply(command, at: Moment(time, uptime: UInt64(time.milliseconds)), to: &deliveries)
        var reported: RoomReport?
        var told: [UInt8] = []
        var outcome = CommandOutcome()
        var spelling = room.spelling(of: person)
        var siblings: [SimulatedPerson] = []
        var detached: SimulatedUser?
        for delivery in deliveries {
            outcome.record(delivery)
            switch delivery {
            case .enters:
                person.user.rooms[room.room.name.key] = room
                person.user.invitations.removeAll { $0.room == room.room.name }
                siblings = person.user.sessions.others(than: person.id)
            case .exits(let user):
                if let detached, detached.id == user { detached.rooms[room.room.name.key] = nil }
            case .attaches(let session):
                spelling = person.encodingClass.hearing(command.action.mark)
                room.spellings[session] = spelling
                room.people.append(person)
            case .detaches(let session):
                detached = room.people.first { $0.id == session }?.user
                room.people.removeAll { $0.id == session }
                room.spellings[session] = nil
            case .respells(let session):
                spelling = command.action.mark.map { person.encodingClass.hearing($0) } ?? spelling
                room.spellings[session] = spelling
            case .tell(let event, let except):
                for member in room.people where member.id != except || room.spelling(of: member).hearsOwn(event) {
                    var bytes: [UInt8] = []
                    room.spelling(of: member).encode(event, in: room.room.name, into: &bytes)
                    if member === person && command.tag != nil { told += bytes } else { member.hear { $0 += bytes } }
                }
            case .tellSome(let event, let sessions):
                for member in room.people where sessions.contains(member.id) {
                    if member === person && !member.encodingClass.hearsOwnWords { continue }
                    var bytes: [UInt8] = []
                    room.spelling(of: member).encode(event, in: room.room.name, to: member.addressee(nil), into: &bytes)
                    if member === person && command.tag != nil { told += bytes } else { member.hear { $0 += bytes } }
                }
            case .answer(let answer, let session) where session != person.id:
                guard let other = room.people.first(where: { $0.id == session }) else { break }
                other.hear { room.spelling(of: other).encode(answer, to: other.addressee(nil), into: &$0) }
            case .answer(let answer, _):
                spelling.encode(answer, to: person.addressee(command.tag), into: &told)
                if command.tag == nil { person.hear { $0 += told.takeAll() } }
            case .refuse(let refusal):
                spelling.encode(refusal, to: person.addressee(command.tag), into: &told)
                if command.tag == nil { person.hear { $0 += told.takeAll() } }
            case .saidBefore, .withhold: break  // told by the receipt, where there is one
            case .report(let report): reported = report
            }
        }
        if let tag = command.tag, deliveries.first?.isOfNoSuchRoom != true {
            person.hear { $0 += spelling.frame(told, for: tag, outcome, at: facts.name) }
        }
        for sibling in siblings where !sibling.encodingClass.hearsBySubscription {
            let attach = RoomCommand(
                .attach(takesData: sibling.encodingClass.takesData), by: sibling.user.id, from: sibling.id)
            _ = perform(attach, by: sibling, in: room)
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

extension RoomCommand.Action {
    /// The tag that the dialect wants on what the session hears from the room.
    fileprivate var mark: Chat.CommandTag? {
        switch self {
        case .join(_, _, _, let mark), .attach(_, let mark): mark
        case .create, .leave, .quit, .say, .sayTogether, .rename, .setTopic, .reintroduce, .announce, .kick,
            .changeModes,
            .invite, .knock, .detach, .hearAnew, .report:
            nil
        }
    }
}

/// A room and the sessions attached to it.
final class SimulatedRoom {
    var room: Room
    var people: [SimulatedPerson] = []
    /// How those read the room who have marked what they hear of it.
    var spellings: [SessionID: EncodingClass] = [:]

    /// Returns the encoding class in which a user reads the room.
    func spelling(of person: SimulatedPerson) -> EncodingClass {
        person.encodingClass.hearing(like: spellings[person.id])
    }

    init(_ room: Room) { self.room = room }
}
