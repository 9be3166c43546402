/// A number that only grows, and that threads can wait for, such as the number of finished commands.
///
/// 1. `advance` never blocks, except for the lock.
/// 2. A thread that waits for a number wakes once the counter has reached it.
public final class ProgressCounter: Sendable {
    private struct Progress {
        var reached: UInt64 = 0
        var waiting = 0
    }

    private let progress = Monitor(Progress())

    /// Creates a counter at 0.
    public init() {}

    /// Sets the counter to the number unless it is already higher, and wakes the waiting threads. `UInt64.max` ends all
    /// current and later waits.
    public func advance(to number: UInt64) {
        let wake = progress.withLock { progress in
            progress.reached = max(progress.reached, number)
            return progress.waiting > 0
        }
        if wake { progress.wakeAll() }
    }

    /// Whether the counter has reached the number.
    public func hasReached(_ number: UInt64) -> Bool { progress.withLock { $0.reached >= number } }

    /// Blocks until the counter reaches the number. Returns false when the deadline passes first or the interruption is
    /// raised.
    @discardableResult
    public func wait(for number: UInt64, until deadline: Deadline, interruption: Interruption? = nil) -> Bool {
        let alreadyReached = progress.withLock { progress in
            if progress.reached >= number { return true }
            progress.waiting += 1
            return false
        }
        if alreadyReached { return true }
        let reached = progress.wait(until: deadline, interruption: interruption) { $0.reached >= number ? true : nil }
        progress.withLock { $0.waiting -= 1 }
        return reached ?? false
    }
}
