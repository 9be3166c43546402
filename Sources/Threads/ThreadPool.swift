/// Threads for what comes and goes: one that has done its work rests a moment, in case there is more.
///
/// 1. Each piece of work has a thread of its own, with its name, as long as it lasts; how much there is, is counted.
/// 2. A thread that rests is taken before one is started: starting and ending one is a tenth of what a short visit costs.
/// 3. Those that rest own nothing, and nobody waits for them: after a second they end.
public final class ThreadPool: Sendable {
    /// More than come and go at once are not kept.
    private static let mostResting = 64

    private struct Work: Sendable {
        let name: String
        let run: @Sendable () -> Void
    }

    /// There is never more work than threads that rest, so that each piece is taken at once.
    private struct Rest {
        var threads = 0
        var work: [Work] = []

        /// A thread stops resting when it takes work…
        mutating func take() -> Work? {
            guard let next = work.popLast() else { return nil }
            threads -= 1
            return next
        }

        /// …or when it has waited long enough, unless there is some just then.
        mutating func leave() -> Work? {
            defer { threads -= 1 }
            return work.popLast()
        }
    }

    private let rest = Monitor(Rest())
    private let busy = ThreadCount()

    /// Nobody yet.
    public init() {}

    /// How many are at work now.
    public var current: Int { busy.current }

    /// Waits until none is at work; false when the deadline came first.
    @discardableResult
    public func waitUntilNone(by deadline: Deadline) -> Bool { busy.waitUntilNone(by: deadline) }

    /// Has a thread do it.
    public func start(name: String, _ run: @escaping @Sendable () -> Void) throws(ThreadCreationError) {
        busy.enter()
        let work = Work(name: name, run: run)
        let isTaken = rest.withLock { rest in
            if rest.work.count >= rest.threads { return false }
            rest.work.append(work)
            return true
        }
        if isTaken { return rest.wakeOne() }
        // Taken out of the closure, which lives as long as the thread, so that nothing is kept of work that is done.
        let first = Locked<Work?>(work)
        do {
            try NamedThread.detached(name: name) { [self] in
                if let work = first.withLock({ $0.take() }) { perform(work) }
                while let work = next() {
                    NamedThread.rename(work.name)
                    perform(work)
                }
            }
        } catch {
            busy.leave()
            throw error
        }
    }

    private func perform(_ work: consuming Work) {
        work.run()
        busy.leave()
    }

    /// What is to be done next; nil when there was nothing for a second, or enough others wait for it.
    private func next() -> Work? {
        let mayRest = rest.withLock { rest in
            if rest.threads >= ThreadPool.mostResting { return false }
            rest.threads += 1
            return true
        }
        if !mayRest { return nil }
        return rest.wait(until: .after(seconds: 1)) { $0.take() } ?? rest.withLock { $0.leave() }
    }
}
