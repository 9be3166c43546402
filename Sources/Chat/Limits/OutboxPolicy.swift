/// Decides whether a client's outbox sends bytes at once, keeps them or skips them, or gives the client up.
///
/// It counts the waiting bytes; the server holds the bytes and the socket. After a skip the client is *behind*, and no
/// room messages are kept until it has caught up, so that the messages it misses are consecutive.
public struct OutboxPolicy: Sendable {
    /// The kinds of bytes that the outbox distinguishes.
    public enum Kind: Sendable {
        /// Room messages, perhaps with other events: a client that is behind may miss them.
        case talk
        /// A direct message: the speaker is refused when it can't be kept.
        case direct
        /// A change that no client may miss.
        case news
        /// An answer to the client's own request, which its handler thread may delay.
        case answer
    }

    /// The decision about offered bytes.
    public enum Decision: Equatable, Sendable {
        /// No bytes wait: the caller tries the socket first.
        case sendAtOnce
        /// Other bytes wait: these go behind them.
        case keep
        /// The client is behind and misses these bytes.
        case skip
        /// Too many bytes wait: the speaker is refused, and the client stays connected.
        case refuse
        /// Too many bytes wait: the client is too slow and is disconnected.
        case giveUp
    }

    /// The bounds on waiting bytes.
    public var bounds: OutboxBounds
    /// The number of bytes that wait to be sent.
    public private(set) var pending = 0
    /// The number of waiting bytes that are answers.
    public private(set) var pendingAnswers = 0
    /// The number of bytes that waited and were sent; the counter wraps around.
    public private(set) var progress = 0
    /// Whether bytes were skipped and the client has not received the notice of the gap yet.
    public private(set) var isBehind = false

    /// Creates a policy for an empty outbox.
    public init(_ bounds: OutboxBounds) { self.bounds = bounds }

    /// Decides about offered bytes.
    public mutating func offered(_ bytes: Int, _ kind: Kind) -> Decision {
        let mayBeSkipped = kind == .talk
        if mayBeSkipped && isBehind { return .skip }
        if pending == 0 { return .sendAtOnce }
        switch kind {
        case .talk where bounds.skipsTalk:
            isBehind = !fits(bytes, bounds.usual)
            return isBehind ? .skip : .keep
        case .direct where bounds.skipsTalk: return fits(bytes, bounds.direct) ? .keep : .refuse
        case .talk, .direct, .news, .answer: return fits(bytes, bounds.most) ? .keep : .giveUp
        }
    }

    private func fits(_ bytes: Int, _ bound: Int) -> Bool { bytes <= bound && pending <= bound - bytes }

    /// Whether a client that was behind has read enough to get the notice of its gap and room messages again: half of
    /// the bound, and space for a room's batch, are free.
    public var hasCaughtUp: Bool {
        isBehind && pending <= max(0, min(bounds.usual / 2, bounds.usual - Limits.batchBytes))
    }

    /// Ends the gap: the outbox sends its notice and keeps room messages again.
    public mutating func catchUp() { isBehind = false }

    /// Marks the client as behind, after a skip while it was already catching up.
    public mutating func fallBehind() { isBehind = true }

    /// Returns whether the client's handler thread may add these bytes of a long answer. Where room messages can be
    /// skipped, bytes that the client did not ask for count only against the last bound. An answer that does not fit
    /// waits, so that no client is given up for its own question.
    public func mayWrite(_ bytes: Int = 0) -> Bool {
        let waiting = bounds.skipsTalk ? pendingAnswers : pending
        if waiting >= min(Limits.writePending, bounds.usual / 2) { return false }
        return pending == 0 || fits(bytes, bounds.most)
    }

    /// Counts bytes that now wait.
    public mutating func kept(_ bytes: Int, _ kind: Kind) {
        pending += bytes
        if kind == .answer { pendingAnswers += bytes }
    }

    /// Counts waiting bytes that were sent.
    public mutating func sent(_ bytes: Int, _ kind: Kind) {
        pending -= min(bytes, pending)
        if kind == .answer { pendingAnswers -= min(bytes, pendingAnswers) }
        progress &+= bytes
    }

    /// Resets the counts after all waiting bytes were dropped.
    public mutating func dropped() {
        pending = 0
        pendingAnswers = 0
    }
}
