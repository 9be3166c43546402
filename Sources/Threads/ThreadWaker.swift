internal import CSystem

/// Wakes one thread that waits for a socket in `Transport.waitWakeably`.
///
/// 1. A wake-up carries no reason: the caller changes shared state first and then calls `wake`. The thread checks that
///    state before each wait, so that no wake-up is lost, however early it comes.
/// 2. A wake-up may arrive after the thread has stopped waiting. Then its next wait ends at once without a cause.
/// 3. The wake-up is a signal (SIGURG), which threads of `NamedThread` block except during such a wait.
public final class ThreadWaker: Sendable {
    private let thread = Locked<pthread_t?>(nil)

    /// Creates a waker that has no thread yet.
    public init() {}

    /// Makes the calling thread, which must be a `NamedThread`, the thread that `wake` wakes.
    public func adoptCurrentThread() { thread.withLock { $0 = pthread_self() } }

    /// Detaches the waker from its thread. The thread must call this before it ends.
    public func release() { thread.withLock { $0 = nil } }

    /// Ends the current wait of the thread, or the next one if it is not waiting. Does nothing without a thread.
    public func wake() {
        // The lock is held during the signal, so that `release` waits for it and the thread cannot end meanwhile.
        thread.withLock { if let thread = $0 { roost_thread_wake(thread) } }
    }
}
