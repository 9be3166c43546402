/// A pool for short-lived work: a thread that has finished waits a moment for more.
///
/// 1. Each piece of work has a thread of its own, with its name, as long as it lasts; the pool counts the running
///    pieces.
/// 2. An idle thread is used before a new one is started: starting and ending one is a tenth of the cost of a short
///    visit.
/// 3. Idle threads own nothing, and no caller waits for them: they end after a second.
public final class ThreadPool: Sendable {
    /// The largest number of idle threads that are kept. No more work than this usually comes and goes at once.
    private static let mostResting = 64

    private struct Work: Sendable {
        let name: String
        let run: @Sendable () -> Void
    }

    /// The idle threads and their work. There is never more work than idle threads, so each piece is taken at once.
    private struct Rest {
        var threads = 0
        var work: [Work] = []

        /// Takes work for an idle thread, which is then no longer idle.
        mutating func take() -> Work? {
            guard let next = work.popLast() else { return nil }
            threads -= 1
            return next
        }

        /// Ends the wait of an idle thread, and returns work if some has just arrived.
        mutating func leave() -> Work? {
            defer { threads -= 1 }
            return work.popLast()
        }
    }

    private let rest = Monitor(Rest())
    private let busy = ThreadCount()

    /// Creates a pool without threads.
    public init() {}

    /// The number of pieces of work that run now.
    public var current: Int { busy.current }

    /// Waits until no work runs. Returns false when the deadline came first.
    @discardableResult
    public func waitUntilNone(by deadline: Deadline) -> Bool { busy.waitUntilNone(by: deadline) }

    /// Runs the work on an idle or a new thread.
    ///
    /// - Throws: `ThreadCreationError` when the system refuses the thread.
    public func start(name: String, _ run: @escaping @Sendable () -> Void) throws(ThreadCreationError) {
        busy.enter()
        let work = Work(name: name, run: run)
        let isTaken = rest.withLock { rest in
            if rest.work.count >= rest.threads { return false }
            rest.work.append(work)
            return true
        }
        if isTaken { return rest.wakeOne() }
        // Taken out of the closure, which lives as long as the thread, so that finished work keeps no memory.
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

    /// Returns the next work; nil when none came for a second, or enough other threads are idle.
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
