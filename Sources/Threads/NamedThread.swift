internal import CSystem
internal import Glibc

/// The system refused a thread: too many of them, or no memory for its stack.
public struct ThreadCreationError: Error, Sendable {
    /// The errno value, mostly EAGAIN.
    public let code: Int32
}

/// A thread with a name that `top -H` shows.
///
/// Threads of clients and rooms are `detached` and counted by a `ThreadCount`; the fixed ones are kept and joined.
public struct NamedThread: @unchecked Sendable {
    // Unchecked: a pthread_t is an opaque word, and joining is the owner's business alone.
    private let thread: pthread_t
    private let ended = ProgressCounter()

    /// Bytes of a thread's stack: 256 KiB, four times that under a sanitizer.
    public static let stackSize = isSanitized ? 1 << 20 : 256 << 10

    /// Starts a thread that is to be joined.
    public init(name: String, _ body: @escaping @Sendable () -> Void) throws(ThreadCreationError) {
        thread = try NamedThread.start(name: name, detached: false) { [ended] in
            body()
            ended.advance(to: 1)
        }
    }

    /// Starts a thread that ends by itself.
    static func detached(name: String, _ body: @escaping @Sendable () -> Void) throws(ThreadCreationError) {
        _ = try start(name: name, detached: true, body)
    }

    /// Starts a thread that ends by itself, and is counted until it does.
    public static func detached(
        name: String, counted threadCount: ThreadCount, _ body: @escaping @Sendable () -> Void
    ) throws(ThreadCreationError) {
        threadCount.enter()
        do {
            try detached(name: name) {
                body()
                threadCount.leave()
            }
        } catch {
            threadCount.leave()
            throw error
        }
    }

    /// Waits until the thread has ended; false when the deadline came first.
    @discardableResult
    public func join(until deadline: Deadline = .never) -> Bool {
        // Not pthread_clockjoin_np: ThreadSanitizer does not see it, and takes the next thread for this one.
        ended.wait(for: 1, until: deadline) && pthread_join(thread, nil) == 0
    }

    /// Renames the calling thread, when it turns out whom it serves.
    public static func rename(_ name: String) { roost_thread_rename(fitting(name)) }

    /// Gives back what the calling thread has used of its stack and does not need in the frames that it is in.
    public static func releaseStack() { roost_stack_release() }

    /// Has the calling thread, and it alone, run behind others where there is not enough for all (nice(2) by 10).
    public static func stepBack() { _ = nice(10) }

    /// Gives way once to whoever is ready to run.
    public static func yield() { sched_yield() }

    private static func start(
        name: String, detached: Bool, _ body: @escaping @Sendable () -> Void
    ) throws(ThreadCreationError) -> pthread_t {
        let context = Unmanaged.passRetained(Body(body)).toOpaque()
        var thread = pthread_t()
        let code = roost_thread_start(
            &thread, stackSize, detached ? 1 : 0, fitting(name),
            { context in
                guard let context else { return nil }
                Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, context)
        if code != 0 {
            Unmanaged<Body>.fromOpaque(context).release()
            throw ThreadCreationError(code: code)
        }
        return thread
    }

    /// The kernel shows 15 bytes: the name is cut there, between characters.
    private static func fitting(_ name: String) -> String {
        if name.utf8.count <= 15 { return name }
        var short = ""
        for character in name {
            if short.utf8.count + String(character).utf8.count > 15 { break }
            short.append(character)
        }
        return short
    }

    private static var isSanitized: Bool {
        dlsym(nil, "__tsan_init") != nil || dlsym(nil, "__asan_init") != nil
    }
}

/// A closure that crosses into a thread as one pointer.
private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// How many detached threads are alive; shutdown waits here until none is.
public final class ThreadCount: Sendable {
    private let count = Monitor(0)

    /// Nobody yet.
    public init() {}

    /// How many are alive now.
    public var current: Int { count.withLock { $0 } }

    func enter() { count.withLock { $0 += 1 } }

    func leave() {
        count.withLock { $0 -= 1 }
        count.wakeAll()
    }

    /// Waits until none is alive; false when the deadline came first.
    @discardableResult
    public func waitUntilNone(by deadline: Deadline) -> Bool {
        count.wait(until: deadline) { $0 == 0 ? true : nil } ?? false
    }
}
