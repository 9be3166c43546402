internal import Chat
internal import Synchronization
internal import Threads

/// A room, the log of its commands, and the only thread that may access the room.
///
/// 1. `post` is the only way in. It may wait while the log is full; the room thread waits for its log and nothing
///    else.
/// 2. A caller that has posted can wait until the room has `settled` that position: the results of the command have
///    then been offered to every outbox, and membership is up to date. Room listings are up to date even earlier.
/// 3. When the last member has left and no command waits, the room is deleted. If a command waits, a new room takes the
///    name: with another id, its own numbers and an empty backlog.
final class RoomThread: Sendable {
    let key: FoldedKey
    private let commands: LocalLog<QueuedCommand>
    private let settled = ProgressCounter()
    /// The number of commands that the room has performed, whether or not it has told its members yet.
    private let performed = Atomic<UInt64>(0)
    private let published: Locked<RoomListing>
    private let name: RoomName
    private let manager: RoomManager

    init(name: RoomName, manager: RoomManager, queueCapacity: Int) {
        self.name = name
        self.manager = manager
        key = name.key
        commands = LocalLog(capacity: queueCapacity)
        published = Locked(RoomListing(name: name, members: 0, topic: nil))
    }

    /// The room's entry in a list of rooms.
    var listing: RoomListing { published.withLock { $0 } }

    /// Appends commands to the log, and waits while it is full.
    func post(
        _ new: some Collection<QueuedCommand>, until deadline: @autoclosure () -> Deadline,
        interruption: Interruption? = nil
    ) -> PutResult {
        commands.append(contentsOf: new, until: deadline(), interruption: interruption)
    }

    /// Appends a command to the log without waiting, even when it is full: for commands that each member sends at most
    /// once.
    func postBeyondCapacity(_ command: QueuedCommand) -> PutResult { commands.appendBeyondCapacity(command) }

    /// Waits until everything up to that position has been done, which takes no longer than the room's own work.
    /// Returns false when the deadline came first or the waiter was interrupted.
    @discardableResult
    func settle(_ position: UInt64, until deadline: Deadline, interruption: Interruption? = nil) -> Bool {
        settled.wait(for: position, until: deadline, interruption: interruption)
    }

    /// Returns whether everything up to that position has been done.
    func hasSettled(_ position: UInt64) -> Bool { settled.hasReached(position) }

    /// What a room had to do and had done at some time.
    struct Progress {
        /// The position of the last command in the log.
        var posted: UInt64
        /// The number of performed commands.
        let performed: UInt64
    }

    /// What the room has to do and has done.
    var progress: Progress {
        let performed = performed.load(ordering: .acquiring)
        return Progress(posted: commands.lastPosition, performed: performed)
    }

    /// Returns whether the room does its work: by the deadline it has done all that it had to do, or at least a part of
    /// it. Returns at once if nothing was to be done, so that an idle room is not woken.
    func advances(from before: Progress, by deadline: Deadline) -> Bool {
        settle(before.posted, until: deadline) || performed.load(ordering: .acquiring) != before.performed
    }

    /// Publishes the room's listing. Called by the room thread before it tells anyone of the change.
    func publish(_ listing: RoomListing) {
        let change = published.withLock { before in
            defer { before = listing }
            return (listing.members > 0 ? 1 : 0) - (before.members > 0 ? 1 : 0)
        }
        if change != 0 { manager.countInhabited(change) }
    }

    /// Closes the log when the server ends.
    func close() { commands.close() }

    /// Closes the log if no command waits. Called by the manager, under its lock.
    func closeIfIdle() -> Bool { commands.closeIfEmpty() }

    /// Starts the thread of a room that begins with the absences of the deleted room of the name.
    /// - Throws: `ThreadCreationError` when the system refuses a thread.
    func start(after absences: Absences) throws(ThreadCreationError) {
        try manager.pool.start(name: "room \(name)") { [self] in run(after: absences) }
    }

    /// Runs commands until the room is deleted. The departure of the last user also waits for the deletion.
    private func run(after absences: Absences) {
        var life = RoomRunner(
            thread: self, creation: manager.creation(of: name, after: absences), manager: manager,
            at: LocalLog<QueuedCommand>.now())
        var taken: [QueuedCommand] = []
        var done: UInt64 = 0
        while let now = commands.next(into: &taken) {
            life.refresh()
            for command in taken {
                life.perform(command, at: now)
                // Only this thread writes the number, so that no atomic addition is needed.
                performed.store(performed.load(ordering: .relaxed) &+ 1, ordering: .releasing)
            }
            life.send()
            done &+= UInt64(taken.count)
            if life.isEmpty {
                let absences = life.room.absencesForNextRoom
                if manager.retire(self, leaving: absences, whenClosed: { life.close() }) { break }
            }
            settled.advance(to: done)
        }
        life.close()
        settled.advance(to: .max)
    }
}
