internal import Chat
internal import Threads

/// A room, its queue, and the one thread that may touch it.
///
/// 1. `post` is the only door. It may wait while the queue is full; the thread itself waits for its queue and nothing else.
/// 2. Whoever has posted can wait until the room has `settled` that position: then all that follows from it has been
///    offered to every outbox, and membership is as it says. What lists of rooms tell is as it says even before that.
/// 3. When the last member has left and nothing waits, the room is deleted; if something waits, it is another room
///    under the same name: another id, its own numbers, nothing remembered.
final class RoomThread: Sendable {
    let key: FoldedKey
    private let queue: BlockingQueue<QueuedCommand>
    private let settled = ProgressCounter()
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
        _ commands: some Collection<QueuedCommand>, until deadline: Deadline, interruption: Interruption? = nil
    ) -> PutResult {
        queue.put(contentsOf: commands, until: deadline, interruption: interruption)
    }

    /// Puts a command into the queue without waiting, full or not: for what every member asks for once at most.
    func postBeyondCapacity(_ command: QueuedCommand) -> PutResult { queue.putBeyondCapacity(command) }

    /// Waits until everything up to that position has been done, which takes no longer than the room's own work; false where
    /// the deadline came first or the waiter was interrupted.
    @discardableResult
    func settle(_ position: UInt64, until deadline: Deadline, interruption: Interruption? = nil) -> Bool {
        settled.wait(for: position, until: deadline, interruption: interruption)
    }

    /// Whether everything up to that position has been done.
    func hasSettled(_ position: UInt64) -> Bool { settled.hasReached(position) }

    /// Makes known what lists of rooms tell of it. Called by the room's own thread, before it tells anybody what led to that.
    func publish(_ listing: RoomListing) {
        let change = published.withLock { before in
            defer { before = listing }
            return (listing.members > 0 ? 1 : 0) - (before.members > 0 ? 1 : 0)
        }
        if change != 0 { manager.countInhabited(change) }
    }

    /// The server ends: nothing more is taken in.
    func close() { queue.close() }

    /// Closes the queue if nothing waits. Called by the manager, under its lock.
    func closeIfIdle() -> Bool { queue.closeIfEmpty() }

    func start() throws(ThreadCreationError) {
        try manager.pool.start(name: "room \(name)") { [self] in run() }
    }

    /// Commands, until the room is deleted; whoever left last waits for that, too.
    private func run() {
        var life = RoomRunner(thread: self, name: name, manager: manager)
        var taken: [QueuedCommand] = []
        var done: UInt64 = 0
        while queue.takeAll(into: &taken) {
            let now = Moment(Timestamp(milliseconds: Clock.wall()), uptime: Clock.monotonic() / 1_000_000)
            life.refresh()
            for command in taken { life.perform(command, at: now) }
            life.send()
            done &+= UInt64(taken.count)
            if life.isEmpty && manager.retire(self, whenClosed: { life.end() }) { break }
            settled.advance(to: done)
        }
        life.end()
        settled.advance(to: .max)
    }
}
