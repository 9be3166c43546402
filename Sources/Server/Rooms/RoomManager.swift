internal import Chat
internal import Synchronization
internal import Threads

/// Finds rooms by name, and makes and deletes them.
///
/// Its lock is taken to find, to make and to delete, never to say something. A room is in the table exactly as long as
/// its queue is open, so that no message goes to a dead room and no two rooms have one name.
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

    /// What the server calls itself.
    var serverName: String { settings.name }

    /// How many rooms somebody is in.
    var count: Int { inhabited.load(ordering: .acquiring) }

    /// A room has found its first member, or lost its last one. Called by the room's thread.
    func countInhabited(_ more: Int) { inhabited.add(more, ordering: .acquiringAndReleasing) }

    /// The room that has been there longest.
    var oldest: RoomThread? { table.withLock { $0.all.first } }

    /// The room of that name, if there is one.
    func find(_ name: RoomName) -> RoomThread? { table.withLock { $0.find(name) } }

    /// The room of that name, made with its thread if there is none.
    func open(_ name: RoomName) -> RoomTable<RoomThread>.Opening {
        let limits = settings.limits
        return table.withLock { table in
            table.open(name, atMost: limits[.rooms]) { make(name, limits) }
        }
    }

    /// A refused thread is a refused room.
    private func make(_ name: RoomName, _ limits: Limits) -> RoomThread? {
        let room = RoomThread(name: name, manager: self, queueCapacity: limits[.roomQueue])
        do {
            try room.start()
            return room
        } catch {
            log.warn("no thread for a room", ("room", name.description), ("errno", error.code))
            return nil
        }
    }

    /// The room has emptied: it is closed and removed in one step, unless something waits for it.
    /// `whenClosed` comes before another room can have the name.
    func retire(_ room: RoomThread, whenClosed: () -> Void) -> Bool {
        table.withLock { table in
            guard room.closeIfIdle() else { return false }
            whenClosed()
            table.remove(room.key)
            return true
        }
    }

    /// What lists of rooms tell, in the order of the rooms' births. A room that has just emptied is not told of.
    func listings() -> [RoomListing] {
        table.withLock { $0.all }.map(\.listing).filter { $0.members > 0 }
    }

    /// A new life for a name.
    func conceive(_ name: RoomName) -> Room {
        Room(
            id: RoomID(.random(in: .min ... .max)), name: name,
            rules: Room.Rules(settings.limits, lobby: settings.lobby))
    }

    /// The server ends: all rooms take in nothing more, and their threads end.
    func closeAll() {
        let rooms = table.withLock { table in
            defer { table = RoomTable() }
            return table.all
        }
        for room in rooms { room.close() }
    }
}
