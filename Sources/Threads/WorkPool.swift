internal import Glibc
internal import Synchronization

/// A few threads for work that takes long, such as checking passwords, so that it never takes the whole machine.
///
/// 1. As many pieces of work run at once as there are threads, behind all other threads (nice). What is asked for first
///    runs first.
/// 2. The queue is bounded: work that does not fit is refused at once.
/// 3. The caller waits for the result, and its interruption ends that wait. Work that nobody waits for is not begun.
public final class WorkPool: Sendable {
    /// What became of a piece of work.
    public enum Outcome<Result: Sendable>: Sendable {
        /// It was done.
        case done(Result)
        /// The queue is full, or the pool is closed.
        case full
        /// The caller was interrupted.
        case interrupted
    }

    private struct Queue: Sendable {
        var waiting: [@Sendable () -> Void] = []
        var isClosed = false
    }

    /// Half of the processors, at least one.
    public static var halfTheProcessors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)) / 2) }

    private let queue = Monitor(Queue())
    private let mostWaiting: Int
    private let workers: [NamedThread]

    /// Starts the threads.
    ///
    /// - Parameters:
    ///   - name: what `top -H` shows, up to 15 bytes.
    ///   - mostWaiting: pieces of work that may wait beside those that run.
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

    /// Has a thread do the work, and waits for its result.
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

    /// Refuses more work, lets the threads do what waits, and waits until they have ended. Called once, by the owner.
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

    /// The next piece of work, which is waited for; nil once the pool is closed and nothing waits.
    private static func next(in queue: Monitor<Queue>) -> (@Sendable () -> Void)? {
        let next = queue.wait(until: .never) { queue -> (@Sendable () -> Void)?? in
            if !queue.waiting.isEmpty { return .some(queue.waiting.removeFirst()) }
            return queue.isClosed ? .some(nil) : nil
        }
        return next ?? nil
    }
}

/// Something that happens once.
private final class Flag: Sendable {
    private let raised = Atomic<Bool>(false)
    var isRaised: Bool { raised.load(ordering: .acquiring) }
    func raise() { raised.store(true, ordering: .releasing) }
}
