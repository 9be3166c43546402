internal import Chat
internal import Dialects

/// A server made of values: rooms, names and users, without threads, sockets and clocks.
///
/// It executes every request at once. Function calls take the place of the queues and tickets of the real server.
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
    /// The passwords of the server operators, by name.
    var operators: [String: String] = [:]
    var attempts = AttemptLimiter<Int>()
    private(set) var rooms = RoomTable<SimulatedRoom>()
    private var births: UInt64 = 0
    private var moments: Int64 = 0

    /// Advances the time by a millisecond and returns it, so that no two calls return the same time.
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

    /// Returns the sessions of other users that share a room with the user and receive announcements about the user
    /// once, not once per shared room.
    func neighbours(of user: SimulatedUser) -> [SimulatedPerson] {
        var seen: Set<SessionID> = []
        return user.rooms.values.flatMap(\.people).filter { neighbour in
            neighbour.user !== user && neighbour.encodingClass.showsPeopleOnce && seen.insert(neighbour.id).inserted
        }
    }

    /// Returns the sessions that share a room with the user in which the user may speak. Other neighbours receive
    /// announcements about the user without the user's words.
    func hearers(ofWordsOf user: SimulatedUser) -> Set<SessionID> {
        Set(user.rooms.values.filter { !$0.room.silences(user.id) }.flatMap(\.people).map(\.id))
    }

    /// Applies a command to a room, delivers the results to all recipients, and returns the room's report, if any.
    /// Removes the room when its last member has left.
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
            case .saidBefore, .withhold: break  // The response to a tagged command reports it.
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
    /// Returns all bytes, and empties the array.
    fileprivate mutating func takeAll() -> [UInt8] {
        defer { self = [] }
        return self
    }
}

extension RoomCommand.Action {
    /// The tag that the session's dialect wants on all events that the session receives from the room.
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

/// A room and the sessions that receive its events.
final class SimulatedRoom {
    var room: Room
    var people: [SimulatedPerson] = []
    /// The encoding class that was recorded for each session when it joined or resubscribed. It holds the STOMP
    /// subscriptions to the room.
    var spellings: [SessionID: EncodingClass] = [:]

    /// Returns the encoding class in which a session receives the room's events.
    func spelling(of person: SimulatedPerson) -> EncodingClass {
        person.encodingClass.hearing(like: spellings[person.id])
    }

    init(_ room: Room) { self.room = room }
}
