internal import Threads

/// Wakes a thread that waits, or lets its next wait return at once.
final class WakeUpEvent: Sendable {
    private let hasRung = Monitor(false)

    /// Signals the event.
    func ring() {
        hasRung.withLock { $0 = true }
        hasRung.wakeAll()
    }

    /// Waits for the event; returns false when the deadline came first.
    @discardableResult
    func wait(until deadline: Deadline = .never) -> Bool {
        hasRung.wait(until: deadline) { rung in
            defer { rung = false }
            return rung ? true : nil
        } ?? false
    }
}
