internal import Chat
internal import Synchronization
internal import Threads

/// Finds rooms by name, creates them and deletes them.
///
/// Threads take its lock to find, create and delete rooms, never to send a message. A room is in the table exactly as
/// long as its queue is open, so that no message goes to a deleted room and no two rooms have the same name.
final class RoomManager: Sendable {
    let pool = ThreadPool()
    let log: Log
    let counters: Counters
    private let table = Locked(RoomTable<RoomThread>())
    private let inhabited = Atomic<Int>(0)
    let settings: ServerSettings

    init(settings: ServerSettings, log: Log, counters: Counters) {
        self.settings = settings
        self.log = log
        self.counters = counters
    }

    /// The server's name.
    var serverName: String { settings.name }

    /// The number of rooms that have members.
    var count: Int { inhabited.load(ordering: .acquiring) }

    /// Counts a room that got its first member, or lost its last one. Called by the room thread.
    func countInhabited(_ more: Int) { inhabited.add(more, ordering: .acquiringAndReleasing) }

    /// All rooms in the order of their creation.
    var all: [RoomThread] { table.withLock { $0.all } }

    /// Returns the room of that name; nil when there is none.
    func find(_ name: RoomName) -> RoomThread? { table.withLock { $0.find(name) } }

    /// Returns the room of that name, and creates it with its thread when there is none.
    func open(_ name: RoomName) -> RoomTable<RoomThread>.OpenResult {
        let limits = settings.limits
        return table.withLock { table in
            table.open(name, atMost: limits[.rooms]) { make(name, limits, $0) }
        }
    }

    /// Creates a room. The room is refused when the system refuses its thread.
    private func make(_ name: RoomName, _ limits: Limits, _ absences: Absences) -> RoomThread? {
        let room = RoomThread(name: name, manager: self, queueCapacity: limits[.roomQueue])
        do {
            try room.start(after: absences)
            return room
        } catch {
            log.warn("no thread for a room", ("room", name.description), ("errno", error.code))
            return nil
        }
    }

    /// Closes and removes an empty room in one step, unless commands wait for it. `whenClosed` runs before another room
    /// can have the name, which begins with the room's absences.
    func retire(_ room: RoomThread, leaving absences: Absences, whenClosed: () -> Void) -> Bool {
        table.withLock { table in
            guard room.closeIfIdle() else { return false }
            whenClosed()
            table.remove(room.key, leaving: absences)
            return true
        }
    }

    /// Returns the listings of all rooms in the order of their creation. A room that has just emptied is left out.
    func listings() -> [RoomListing] {
        all.map(\.listing).filter { $0.members > 0 }
    }

    /// Describes a new room of that name, with an id drawn at random and the current limits.
    func creation(of name: RoomName, after absences: Absences) -> RoomCreation {
        RoomCreation(
            id: RoomID(.random(in: .min ... .max)), name: name,
            rules: Room.Rules(settings.limits, lobby: settings.lobby), absences: absences)
    }

    /// Closes all rooms when the server ends: they accept no more commands, and their threads end.
    func closeAll() {
        let rooms = table.withLock { table in
            defer { table = RoomTable() }
            return table.all
        }
        for room in rooms { room.close() }
    }
}
