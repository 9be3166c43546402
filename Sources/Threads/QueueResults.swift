/// What became of elements that were to be put into a queue.
public enum PutResult: Equatable, Sendable {
    /// All are in; this many have ever been put into the queue, these included.
    case put(position: UInt64)
    /// Only so many went in before the deadline came or the waiter was interrupted.
    case full(put: Int, position: UInt64)
    /// The queue has been closed; only so many went in before.
    case closed(put: Int, position: UInt64)
}

/// What came of waiting for elements of a queue.
public enum TakeResult: Equatable, Sendable {
    /// All that waited were taken: at least one.
    case taken
    /// The deadline came first.
    case timedOut
    /// The queue has been closed, and is empty.
    case closed
}
