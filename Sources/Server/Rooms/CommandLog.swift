internal import Chat
internal import Threads

/// The order of a room's commands, which the room thread applies as they come out of it.
///
/// 1. The commands of one caller stay in their order, and none is lost: the room thread still gets those that were
///    appended before `close`.
/// 2. A command's position is the number of commands that the log has taken, including this one.
/// 3. The log gives the time at which the room applies a command. `uptime` never goes back.
protocol CommandLog<Command>: Sendable {
    associatedtype Command: Sendable

    /// Appends commands. Blocks while the log is full, until the deadline or the interruption. The deadline is computed
    /// only when the log is full.
    func append(
        contentsOf commands: some Collection<Command>, until deadline: @autoclosure () -> Deadline,
        interruption: Interruption?
    ) -> PutResult

    /// Appends a command without blocking, even when the log is full.
    func appendBeyondCapacity(_ command: Command) -> PutResult

    /// The position of the last command that the log has taken; 0 before the first.
    var lastPosition: UInt64 { get }

    /// Waits for commands and replaces the content of `taken` by all of them, in their order. Returns the time at which
    /// the room applies them; nil when the log is closed and has no more. The caller passes the array of the previous
    /// call, whose storage the log can use again.
    func next(into taken: inout [Command]) -> Moment?

    /// Closes the log: it takes no more commands.
    func close()

    /// Closes the log if no command waits, and returns whether it did.
    func closeIfEmpty() -> Bool
}

/// The log of a room on one server: a queue in memory. Commands stay objects, and no bytes are made of them.
struct LocalLog<Command: Sendable>: CommandLog {
    private let queue: BlockingQueue<Command>

    /// Creates an empty log, which is full when `capacity` commands wait.
    init(capacity: Int) { queue = BlockingQueue(capacity: capacity) }

    func append(
        contentsOf commands: some Collection<Command>, until deadline: @autoclosure () -> Deadline,
        interruption: Interruption?
    ) -> PutResult {
        queue.put(contentsOf: commands, until: deadline(), interruption: interruption)
    }

    func appendBeyondCapacity(_ command: Command) -> PutResult { queue.putBeyondCapacity(command) }

    var lastPosition: UInt64 { queue.lastPosition }

    func next(into taken: inout [Command]) -> Moment? { queue.takeAll(into: &taken) ? LocalLog.now() : nil }

    func close() { queue.close() }

    func closeIfEmpty() -> Bool { queue.closeIfEmpty() }

    /// The time of this server's clocks.
    static func now() -> Moment {
        Moment(Timestamp(milliseconds: Clock.wall()), uptime: Clock.monotonic() / 1_000_000)
    }
}
