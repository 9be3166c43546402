internal import Chat
internal import Threads

/// A room, its queue, and the one thread that may touch it.
///
/// 1. `post` is the only door. It may wait while the queue is full; the thread itself waits for its queue and nothing else.
/// 2. Whoever has posted can wait until the room has `settled` that position: then all that follows from it has been
///    offered to every outbox, and membership is as it says.
/// 3. When the last member has left and nothing waits, the room is deleted; if something waits, it is another room
///    under the same name: another id, its own numbers, nothing remembered.
final class RoomThread: Sendable {
    let key: FoldedKey
    private let queue: BlockingQueue<Posted>
    private let settled = Milestone()
    private let published: Locked<RoomListing>
    private let name: RoomName
    private let manager: RoomManager

    init(name: RoomName, manager: RoomManager, queueCapacity: Int) {
        self.name = name
        self.manager = manager
        key = name.key
        queue = BlockingQueue(capacity: queueCapacity)
        published = Locked(RoomListing(name: name, members: 0, topic: nil))
    }

    /// What a list of rooms tells of it.
    var listing: RoomListing { published.withLock { $0 } }

    /// Puts commands into the queue, waiting while it is full.
    func post(
        _ commands: some Collection<Posted>, until deadline: Deadline, interruption: Interruption? = nil
    ) -> PutResult {
        queue.put(contentsOf: commands, until: deadline, interruption: interruption)
    }

    /// Waits until everything up to that position has been done; false where the deadline comes first. It takes no longer
    /// than the room's own work.
    @discardableResult
    func settle(_ position: UInt64, until deadline: Deadline = .never) -> Bool {
        settled.wait(for: position, until: deadline)
    }

    /// The server ends: nothing more is taken in.
    func close() { queue.close() }

    /// Closes the queue if nothing waits. Called by the manager, under its lock.
    func closeIfIdle() -> Bool { queue.closeIfEmpty() }

    func start() throws(ThreadRefused) {
        try manager.crew.start(name: "room \(name)") { [self] in run() }
    }

    /// Commands, until the room is deleted; whoever left last waits for that, too.
    private func run() {
        var life = RoomLife(thread: self, name: name, manager: manager)
        var taken: [Posted] = []
        var done: UInt64 = 0
        while queue.takeAll(into: &taken) {
            let now = Moment(Timestamp(milliseconds: Clock.wall()), uptime: Clock.monotonic() / 1_000_000)
            life.refresh()
            for posted in taken { life.perform(posted, at: now) }
            life.send()
            published.withLock { $0 = life.listing }
            done &+= UInt64(taken.count)
            if life.isEmpty && manager.retire(self, whenClosed: { life.end() }) { break }
            settled.advance(to: done)
        }
        life.end()
        settled.advance(to: .max)
    }
}
