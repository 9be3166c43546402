internal import Threads

/// Tells a thread that there is news, be it waiting or not.
final class WakeUpEvent: Sendable {
    private let hasRung = Monitor(false)

    /// There is news.
    func ring() {
        hasRung.withLock { $0 = true }
        hasRung.wakeAll()
    }

    /// Waits until there is; false when the deadline came first.
    @discardableResult
    func wait(until deadline: Deadline = .never) -> Bool {
        hasRung.wait(until: deadline) { rung in
            defer { rung = false }
            return rung ? true : nil
        } ?? false
    }
}
