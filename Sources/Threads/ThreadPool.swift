/// A pool of threads for short-lived sessions: a thread that has finished its work waits a second for more.
///
/// 1. Each piece of work runs on its own thread, which carries its name meanwhile; the pool counts the running pieces.
/// 2. An idle thread is used before a new one is started: starting and ending a thread costs a tenth of a short
///    session.
/// 3. Idle threads hold no resources of finished work, and no caller waits for them: they end after a second.
public final class ThreadPool: Sendable {
    /// The maximum number of idle threads. A larger number of sessions seldom starts and ends at once.
    private static let mostResting = 64

    private struct Work: Sendable {
        let name: String
        let run: @Sendable () -> Void
    }

    /// The idle threads and the work that waits for them. There is never more work than idle threads, so each piece
    /// starts at once.
    private struct IdleThreads {
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

    private let rest = Monitor(IdleThreads())
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
        // The thread takes the work out of this box: its closure lives as long as the thread and would keep the memory
        // of finished work.
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

    /// Returns the next work. Returns nil when no work arrives within a second, or enough other threads are idle.
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
