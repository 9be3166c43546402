internal import Glibc
internal import Synchronization

/// A fixed number of threads for slow work, such as checking passwords, which must not take all processors.
///
/// 1. Each thread runs one piece of work at a time, at a lower priority than all other threads (nice). Work runs in the
///    order of the calls.
/// 2. The queue is bounded: work that does not fit is refused at once.
/// 3. The caller waits for the result, and its interruption ends that wait. Abandoned work that has not begun is
///    skipped.
public final class WorkPool: Sendable {
    /// The result of `run`.
    public enum Outcome<Result: Sendable>: Sendable {
        /// The work has run and returned this value.
        case done(Result)
        /// The queue is full, or the pool is closed. The work does not run.
        case full
        /// The interruption of the caller was raised before the work was finished.
        case interrupted
    }

    private struct Queue: Sendable {
        var waiting: [@Sendable () -> Void] = []
        var isClosed = false
    }

    /// Half the number of online processors, at least one.
    public static var halfTheProcessors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)) / 2) }

    private let queue = Monitor(Queue())
    private let mostWaiting: Int
    private let workers: [NamedThread]

    /// Starts the threads.
    ///
    /// - Parameters:
    ///   - name: the name that `top -H` shows for each thread, up to 15 bytes.
    ///   - threads: the number of threads, at least one.
    ///   - mostWaiting: the maximum number of pieces of work in the queue, not counting those that run.
    /// - Throws: `ThreadCreationError` when the system refuses a thread; the threads already started have ended then.
    public init(name: String, threads: Int = halfTheProcessors, mostWaiting: Int) throws(ThreadCreationError) {
        self.mostWaiting = mostWaiting
        var started: [NamedThread] = []
        do throws(ThreadCreationError) {
            for _ in 0..<max(1, threads) {
                started.append(try NamedThread(name: name) { [queue] in WorkPool.work(on: queue) })
            }
        } catch {
            WorkPool.drain(queue, started)
            throw error
        }
        workers = started
    }

    /// Runs the work on a thread of the pool. Blocks until the work is finished or the interruption is raised.
    public func run<Result: Sendable>(
        interruption: Interruption? = nil, _ work: @escaping @Sendable () -> Result
    ) -> Outcome<Result> {
        let result = Monitor<Result?>(nil)
        let isAbandoned = Flag()
        let isQueued = queue.withLock { queue in
            if queue.isClosed || queue.waiting.count >= mostWaiting { return false }
            queue.waiting.append {
                if isAbandoned.isRaised { return }
                let value = work()
                result.withLock { $0 = value }
                result.wakeAll()
            }
            return true
        }
        if !isQueued { return .full }
        queue.wakeOne()
        if let value = result.wait(until: .never, interruption: interruption, for: { $0 }) { return .done(value) }
        isAbandoned.raise()
        return .interrupted
    }

    /// Refuses new work, runs the work that waits, and blocks until all threads have ended. The owner calls it once.
    public func close() { WorkPool.drain(queue, workers) }

    private static func drain(_ queue: Monitor<Queue>, _ workers: [NamedThread]) {
        queue.withLock { $0.isClosed = true }
        queue.wakeAll()
        for worker in workers { worker.join() }
    }

    private static func work(on queue: Monitor<Queue>) {
        NamedThread.stepBack()
        while let next = next(in: queue) { next() }
    }

    /// Blocks until there is work, and returns it. Returns nil once the pool is closed and the queue is empty.
    private static func next(in queue: Monitor<Queue>) -> (@Sendable () -> Void)? {
        let next = queue.wait(until: .never) { queue -> (@Sendable () -> Void)?? in
            if !queue.waiting.isEmpty { return .some(queue.waiting.removeFirst()) }
            return queue.isClosed ? .some(nil) : nil
        }
        return next ?? nil
    }
}

/// A thread-safe flag that is raised once and stays raised.
private final class Flag: Sendable {
    private let raised = Atomic<Bool>(false)
    var isRaised: Bool { raised.load(ordering: .acquiring) }
    func raise() { raised.store(true, ordering: .releasing) }
}
