/// The result of putting elements into a `BlockingQueue`. `position` is the number of elements ever put into it.
public enum PutResult: Equatable, Sendable {
    /// The queue took all elements; the last one has this position.
    case put(position: UInt64)
    /// The deadline passed or the interruption was raised after the queue took `put` of the elements.
    case full(put: Int, position: UInt64)
    /// The queue is closed; it took `put` of the elements before.
    case closed(put: Int, position: UInt64)
}

/// The result of waiting for elements of a `BlockingQueue`.
public enum TakeResult: Equatable, Sendable {
    /// The reader took all waiting elements, at least one.
    case taken
    /// The deadline passed first.
    case timedOut
    /// The queue is closed and empty.
    case closed
}
