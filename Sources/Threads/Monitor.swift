public import CSystem

/// State that a mutex guards, with a condition variable on which threads wait for the state to change.
///
/// 1. `withLock` accesses the state without waiting, as in `Locked`.
/// 2. `wait` releases the lock while it blocks. It ends at its deadline or when its interruption is raised.
/// 3. Mutex, condition and state share one allocation, whose address never changes.
/// 4. A change of the state wakes no thread by itself: the caller that changed it also calls `wakeOne` or `wakeAll`.
public final class Monitor<State>: Wakeable, @unchecked Sendable {
    // Unchecked: the state is accessed only in `withLock` and `wait`, which hold the mutex.
    @usableFromInline let mutex: UnsafeMutablePointer<pthread_mutex_t>
    @usableFromInline let condition: UnsafeMutablePointer<pthread_cond_t>
    @usableFromInline let state: UnsafeMutablePointer<State>

    /// Creates a new monitor around the state.
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

    /// Runs the body with the state while the calling thread holds the lock. The body must not block.
    ///
    /// - Throws: the error that the body throws.
    @inlinable
    public func withLock<Result, Failure: Error>(
        _ body: (inout State) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body(&state.pointee)
    }

    /// Blocks until the body returns a value, and returns that value. The body runs with the lock held, at once and
    /// after each wake-up.
    ///
    /// Returns nil when the deadline passes first, or the interruption is raised.
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

    /// Wakes one of the waiting threads, when any of them can handle the change.
    @inlinable
    public func wakeOne() { pthread_cond_signal(condition) }

    /// Wakes all waiting threads, so that each runs its body again.
    @inlinable
    public func wakeAll() {
        pthread_mutex_lock(mutex)
        pthread_mutex_unlock(mutex)
        pthread_cond_broadcast(condition)
    }
}
