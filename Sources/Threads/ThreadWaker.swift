internal import CSystem

/// Wakes one thread out of a wait in the kernel that allows it (`Socket.waitWakeably`).
///
/// 1. The woken thread finds out by itself why: the caller changes a state first, and then calls `wake`. The thread looks at
///    that state before each wait, so that no wake-up is lost, however early it comes.
/// 2. A wake-up may reach the thread after it has stopped waiting; then its next wait ends at once, for no reason.
/// 3. It is a signal (SIGURG) that the threads of `NamedThread` block except while they wait so.
public final class ThreadWaker: Sendable {
    private let thread = Locked<pthread_t?>(nil)

    /// A waker of no thread.
    public init() {}

    /// From here on the calling thread, one of `NamedThread`, is woken.
    public func adoptCurrentThread() { thread.withLock { $0 = pthread_self() } }

    /// From here on no thread is woken. Called before the thread ends.
    public func release() { thread.withLock { $0 = nil } }

    /// Ends the wait that the thread is in, or is about to begin.
    public func wake() {
        // Under the lock, so that the thread can't end meanwhile.
        thread.withLock { if let thread = $0 { roost_thread_wake(thread) } }
    }
}
