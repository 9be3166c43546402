public import CSystem

/// Taking elements, which only the single reader thread of a queue may do.
extension BlockingQueue {
    /// Blocks until the queue has elements, and replaces the content of `taken` by all of them. Returns false when the
    /// queue is closed and empty.
    ///
    /// The queue keeps the storage of `taken` for its next elements, so that two arrays are enough for the life of the
    /// queue. The caller therefore passes the array of the previous call.
    @inlinable
    public func takeAll(into taken: inout [Element]) -> Bool { takeAll(into: &taken, until: .never) != .closed }

    /// Does the same, but waits only until the deadline. `taken` is empty unless the result is `taken`.
    @inlinable
    public func takeAll(into taken: inout [Element], until deadline: Deadline) -> TakeResult {
        let expected = taken.count
        taken.removeAll(keepingCapacity: true)
        pthread_mutex_lock(mutex)
        while elements.isEmpty {
            if isClosed {
                pthread_mutex_unlock(mutex)
                return .closed
            }
            readerIsParked = true
            if roost_condition_wait(notEmpty, mutex, deadline.nanoseconds) != 0 && elements.isEmpty && !isClosed {
                readerIsParked = false
                pthread_mutex_unlock(mutex)
                return .timedOut
            }
        }
        readerIsParked = false
        if elements.count < expected {
            pthread_mutex_unlock(mutex)
            NamedThread.yield()
            pthread_mutex_lock(mutex)
        }
        swap(&taken, &elements)
        let wake = waitingWriters > 0
        pthread_mutex_unlock(mutex)
        if wake { pthread_cond_broadcast(notFull) }
        return .taken
    }
}
