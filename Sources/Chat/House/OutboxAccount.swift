/// What a client's outbox decides: whether to send at once, to keep, or to give the client up.
///
/// It counts the bytes that wait; the bytes themselves, and the socket, are the server's.
public struct OutboxAccount: Sendable {
    /// What to do with bytes that are offered.
    public enum Verdict: Equatable, Sendable {
        /// Nothing waits: try the socket first.
        case sendAtOnce
        /// Something waits, and this goes behind it.
        case keep
        /// Too much waits: the client is too slow.
        case giveUp
    }

    /// Bytes that may wait.
    public var bound: Int
    /// Bytes that wait.
    public private(set) var pending = 0

    /// An account on which nothing waits.
    public init(bound: Int) { self.bound = bound }

    /// What to do with so many bytes more.
    public func offered(_ bytes: Int) -> Verdict {
        if pending == 0 { return .sendAtOnce }
        return fits(bytes) ? .keep : .giveUp
    }

    /// Whether so many bytes more may wait.
    public func fits(_ bytes: Int) -> Bool { bytes <= bound && pending <= bound - bytes }

    /// Whether so little waits that the client's own handler may go on with a long answer.
    public var mayWrite: Bool { pending < min(Limits.writePending, bound / 2) }

    /// So many bytes wait now that did not.
    public mutating func kept(_ bytes: Int) { pending += bytes }

    /// So many bytes that waited were sent.
    public mutating func sent(_ bytes: Int) { pending -= min(bytes, pending) }
}
