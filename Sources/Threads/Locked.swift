public import CSystem

/// State that a mutex guards. `withLock` is the only access to it.
///
/// 1. Only one thread at a time runs in `withLock`, and it must not block there.
/// 2. The lock is a plain pthread mutex. `Synchronization.Mutex` is a priority-inheriting futex on Linux and falls into
///    a convoy when many threads want it.
/// 3. Mutex and state share one allocation, whose address never changes.
public final class Locked<State>: @unchecked Sendable {
    // Unchecked: the state is accessed only in `withLock`, which holds the mutex.
    @usableFromInline let mutex: UnsafeMutablePointer<pthread_mutex_t>
    @usableFromInline let state: UnsafeMutablePointer<State>

    /// Creates a new lock around the state.
    @inlinable
    public init(_ initial: State) {
        let alignment = Swift.max(MemoryLayout<pthread_mutex_t>.alignment, MemoryLayout<State>.alignment)
        let offset = (MemoryLayout<pthread_mutex_t>.size + alignment - 1) / alignment * alignment
        let block = UnsafeMutableRawPointer.allocate(
            byteCount: offset + MemoryLayout<State>.size, alignment: alignment)
        mutex = block.bindMemory(to: pthread_mutex_t.self, capacity: 1)
        state = (block + offset).bindMemory(to: State.self, capacity: 1)
        state.initialize(to: initial)
        pthread_mutex_init(mutex, nil)
    }

    @inlinable
    deinit {
        pthread_mutex_destroy(mutex)
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
}
