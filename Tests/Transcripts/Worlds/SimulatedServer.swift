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
    /// The passwords of the gateways, by name.
    var gateways: [String: String] = [:]
    var attempts = AttemptLimiter<Int>()
    private(set) var rooms = RoomTable<SimulatedRoom>()
    private var births: UInt64 = 0
    private var moments: Int64 = 0

    /// Advances the time by a millisecond and returns it, so that no two calls return the same time.
    func now() -> Timestamp {
        moments += 1
        return Timestamp(milliseconds: moments)
    }

    /// Moves the clock on.
    func pass(seconds: Int64) { moments += seconds * 1_000 }

    func open(_ name: RoomName) -> RoomTable<SimulatedRoom>.OpenResult {
        rooms.open(name, atMost: facts.limits[.rooms]) { absences in
            births += 1
            let creation = RoomCreation(
                id: RoomID(births), name: name, rules: Room.Rules(facts.limits, lobby: facts.lobby),
                absences: absences)
            return SimulatedRoom(
                Room(creation, at: Moment(Timestamp(milliseconds: moments), uptime: UInt64(moments))), at: facts.name)
        }
    }

    /// Returns the sessions of other users that share a room with the user and receive announcements about the user
    /// once, not once per shared room.
    func neighbours(of user: SimulatedUser) -> [SimulatedPerson] {
        var seen: Set<SessionID> = []
        return user.rooms.values.flatMap(\.people).filter { neighbour in
            neighbour.user !== user && neighbour.encodingClass.traits.showsPeopleOnce
                && seen.insert(neighbour.id).inserted
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
        var execution = CommandExecution(command, by: person, at: time)
        var seats = room
        execution.carryOut(deliveries.span, in: &seats)
        for sibling in execution.siblings {
            let attach = RoomCommand(
                .attach(takesData: sibling.encodingClass.takesData), by: sibling.user.id, from: sibling.id)
            _ = perform(attach, by: sibling, in: room)
        }
        if room.room.isEmpty { rooms.remove(room.room.name.key, leaving: room.room.absencesForNextRoom) }
        return execution.report
    }
}
