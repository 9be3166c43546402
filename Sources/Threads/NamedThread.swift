internal import CSystem
internal import Glibc

/// The system refused to create a thread: too many threads, or no memory for the stack.
public struct ThreadCreationError: Error, Sendable {
    /// The errno value, usually EAGAIN.
    public let code: Int32
}

/// A POSIX thread with a name that `top -H` shows.
///
/// Handler threads and room threads are `detached`, and a `ThreadCount` counts them. The owner of any other thread
/// keeps it and joins it.
public struct NamedThread: @unchecked Sendable {
    // Unchecked: a pthread_t is an opaque value, and only the owner of the thread joins it.
    private let thread: pthread_t
    private let ended = ProgressCounter()

    /// The stack size of every thread in bytes: 256 KiB, or 1 MiB under a sanitizer.
    public static let stackSize = isSanitized ? 1 << 20 : 256 << 10

    /// Starts a thread, which the owner must join.
    ///
    /// - Throws: `ThreadCreationError` when the system refuses the thread.
    public init(name: String, _ body: @escaping @Sendable () -> Void) throws(ThreadCreationError) {
        thread = try NamedThread.start(name: name, detached: false) { [ended] in
            body()
            ended.advance(to: 1)
        }
    }

    /// Starts a detached thread, which is never joined.
    static func detached(name: String, _ body: @escaping @Sendable () -> Void) throws(ThreadCreationError) {
        _ = try start(name: name, detached: true, body)
    }

    /// Starts a detached thread, which `threadCount` counts until its body returns.
    ///
    /// - Throws: `ThreadCreationError` when the system refuses the thread.
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

    /// Blocks until the thread has ended. Returns false when the deadline passes first.
    @discardableResult
    public func join(until deadline: Deadline = .never) -> Bool {
        // Not pthread_clockjoin_np: ThreadSanitizer does not intercept it, and confuses a later thread with this one.
        ended.wait(for: 1, until: deadline) && pthread_join(thread, nil) == 0
    }

    /// Renames the calling thread, for instance after the login of the user that it serves.
    public static func rename(_ name: String) { roost_thread_rename(fitting(name)) }

    /// Returns the unused pages of the calling thread's stack to the kernel. The frames in use stay as they are.
    public static func releaseStack() { roost_stack_release() }

    /// Lowers the priority of the calling thread alone (nice(2) by 10), so that other threads run first under load.
    public static func stepBack() { _ = nice(10) }

    /// Yields the processor once to another thread that is ready to run.
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

    /// Returns the name cut to 15 bytes, the kernel's limit, at a character boundary.
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

/// A box that passes the closure to the new thread as one pointer.
private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// The number of detached threads that are alive. Shutdown waits until it is zero.
public final class ThreadCount: Sendable {
    private let count = Monitor(0)

    /// Creates a count of zero.
    public init() {}

    /// The number of threads that are alive now.
    public var current: Int { count.withLock { $0 } }

    func enter() { count.withLock { $0 += 1 } }

    func leave() {
        count.withLock { $0 -= 1 }
        count.wakeAll()
    }

    /// Blocks until no thread is alive. Returns false when the deadline passes first.
    @discardableResult
    public func waitUntilNone(by deadline: Deadline) -> Bool {
        count.wait(until: deadline) { $0 == 0 ? true : nil } ?? false
    }
}
