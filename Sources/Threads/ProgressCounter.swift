/// A number that only grows, and that threads can wait for.
///
/// 1. `advance` never waits.
/// 2. Whoever waits for a number is woken once it has been reached.
public final class ProgressCounter: Sendable {
    private struct Progress {
        var reached: UInt64 = 0
        var waiting = 0
    }

    private let progress = Monitor(Progress())

    /// One that has reached 0.
    public init() {}

    /// The number is reached now, with all below it; `UInt64.max` lets everybody through for ever.
    public func advance(to number: UInt64) {
        let wake = progress.withLock { progress in
            progress.reached = max(progress.reached, number)
            return progress.waiting > 0
        }
        if wake { progress.wakeAll() }
    }

    /// Whether the number has been reached.
    public func hasReached(_ number: UInt64) -> Bool { progress.withLock { $0.reached >= number } }

    /// Waits until the number is reached; false when the deadline came first or the waiter was interrupted.
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
