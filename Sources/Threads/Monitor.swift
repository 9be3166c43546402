public import CSystem

/// State behind a lock, together with a condition on which threads wait for that state to change.
///
/// 1. Like `Locked`, with `withLock` as the door for whoever does not wait.
/// 2. `wait` lets go of the lock while it waits, and ends by its deadline or when its waiter is interrupted.
/// 3. Mutex, condition and state share one allocation, whose address never changes.
/// 4. Nobody is woken by accident: `wakeAll` is called by those who changed what is waited for.
public final class Monitor<State>: Wakeable, @unchecked Sendable {
    // Unchecked: the state is reached through `withLock` and `wait` alone, which the mutex guards.
    @usableFromInline let mutex: UnsafeMutablePointer<pthread_mutex_t>
    @usableFromInline let condition: UnsafeMutablePointer<pthread_cond_t>
    @usableFromInline let state: UnsafeMutablePointer<State>

    /// Puts the state behind a new lock.
    @inlinable
    public init(_ initial: State) {
        let alignment = Swift.max(MemoryLayout<pthread_cond_t>.alignment, MemoryLayout<State>.alignment)
        let condition = MemoryLayout<pthread_mutex_t>.stride
        let state = (condition + MemoryLayout<pthread_cond_t>.size + alignment - 1) / alignment * alignment
        let block = UnsafeMutableRawPointer.allocate(byteCount: state + MemoryLayout<State>.size, alignment: alignment)
        mutex = block.bindMemory(to: pthread_mutex_t.self, capacity: 1)
        self.condition = (block + condition).bindMemory(to: pthread_cond_t.self, capacity: 1)
        self.state = (block + state).bindMemory(to: State.self, capacity: 1)
        self.state.initialize(to: initial)
        pthread_mutex_init(mutex, nil)
        roost_condition_init(self.condition)
    }

    @inlinable
    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(condition)
        state.deinitialize(count: 1)
        UnsafeMutableRawPointer(mutex).deallocate()
    }

    /// Runs the body with the state, while no other thread is in here. The body must not wait.
    @inlinable
    public func withLock<Result, Failure: Error>(
        _ body: (inout State) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body(&state.pointee)
    }

    /// Waits until the body gives a result, which it is asked for at once and after each waking.
    ///
    /// Nil when the deadline came first, or the interruption was raised.
    @inlinable
    public func wait<Result>(
        until deadline: Deadline, interruption: Interruption? = nil, for body: (inout State) -> Result?
    ) -> Result? {
        interruption?.enter(self)
        defer { interruption?.leave() }
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&state.pointee) { return result }
            if interruption?.isRaised == true { return nil }
            if roost_condition_wait(condition, mutex, deadline.nanoseconds) != 0 { return body(&state.pointee) }
        }
    }

    /// Has one of those who wait look again, where any of them will do.
    @inlinable
    public func wakeOne() { pthread_cond_signal(condition) }

    /// Has all who wait look again.
    @inlinable
    public func wakeAll() {
        pthread_mutex_lock(mutex)
        pthread_mutex_unlock(mutex)
        pthread_cond_broadcast(condition)
    }
}
