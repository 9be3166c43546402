public import CSystem

/// What the one reader does.
extension BlockingQueue {
    /// Waits for something, then replaces `taken`, what was taken last time, by all that waits. False when the queue is
    /// closed and empty.
    ///
    /// The storage of `taken` becomes the queue's, so that two arrays serve for ever.
    @inlinable
    public func takeAll(into taken: inout [Element]) -> Bool { takeAll(into: &taken, until: .never) != .closed }

    /// The same, but waits no longer than until the deadline; then `taken` is empty.
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
