public import CSystem

/// State behind a lock, with one door: `withLock`.
///
/// 1. Only one thread at a time is inside `withLock`, and nobody waits for anything in there.
/// 2. The lock is a plain pthread mutex. `Synchronization.Mutex` is a priority-inheriting futex on Linux and falls into
///    a convoy when many threads want it.
/// 3. Mutex and state share one allocation, whose address never changes.
public final class Locked<State>: @unchecked Sendable {
    // Unchecked: the state is reached through `withLock` alone, which the mutex guards.
    @usableFromInline let mutex: UnsafeMutablePointer<pthread_mutex_t>
    @usableFromInline let state: UnsafeMutablePointer<State>

    /// Puts the state behind a new lock.
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

    /// Runs the body with the state, while no other thread is in here. The body must not wait.
    @inlinable
    public func withLock<Result, Failure: Error>(
        _ body: (inout State) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body(&state.pointee)
    }
}
