/// What a client's outbox decides: whether to send at once, to keep, to skip, or to give the client up.
///
/// It counts the bytes that wait; the bytes themselves, and the socket, are the server's. Once something was skipped the
/// client is *behind*, and nothing that is said in rooms is kept until it has caught up: so what it misses has no holes.
public struct OutboxPolicy: Sendable {
    /// What bytes are, as far as an outbox cares.
    public enum Kind: Sendable {
        /// What is said in rooms, perhaps among other things: a client that is behind can do without.
        case talk
        /// What one person says to another: where it can't be kept, the speaker is refused.
        case direct
        /// What nobody may miss.
        case news
        /// What the client has asked for itself, and its own handler may wait with.
        case answer
    }

    /// What to do with bytes that are offered.
    public enum Decision: Equatable, Sendable {
        /// Nothing waits: try the socket first.
        case sendAtOnce
        /// Something waits, and this goes behind it.
        case keep
        /// The client is behind and goes without.
        case skip
        /// Too much waits: whoever offers it is told so, and nothing happens to the client.
        case refuse
        /// Too much waits: the client is too slow.
        case giveUp
    }

    /// How much may wait.
    public var bounds: OutboxBounds
    /// Bytes that wait.
    public private(set) var pending = 0
    /// Bytes of answers among them.
    public private(set) var pendingAnswers = 0
    /// Bytes that waited and were sent, counted round and round.
    public private(set) var progress = 0
    /// Whether something was skipped, and the client has yet to be told.
    public private(set) var isBehind = false

    /// An account on which nothing waits.
    public init(_ bounds: OutboxBounds) { self.bounds = bounds }

    /// What to do with so many bytes more.
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

    /// Whether a client that was behind has read so much that it can be told, and hear again what is said: half of the
    /// bound, and what a batch of a room takes, are free.
    public var hasCaughtUp: Bool {
        isBehind && pending <= max(0, min(bounds.usual / 2, bounds.usual - Limits.batchBytes))
    }

    /// The client is told what it missed: from here on it hears again what is said.
    public mutating func catchUp() { isBehind = false }

    /// The client misses something that was skipped when it was already catching up.
    public mutating func fallBehind() { isBehind = true }

    /// Whether so little waits that the client's own handler may go on with so many bytes of a long answer. Where talk can
    /// be skipped, what the client has not asked for counts only against the last bound: an answer that does not fit behind
    /// it waits, so that nobody is given up for a question.
    public func mayWrite(_ bytes: Int = 0) -> Bool {
        let waiting = bounds.skipsTalk ? pendingAnswers : pending
        if waiting >= min(Limits.writePending, bounds.usual / 2) { return false }
        return pending == 0 || fits(bytes, bounds.most)
    }

    /// So many bytes wait now that did not.
    public mutating func kept(_ bytes: Int, _ kind: Kind) {
        pending += bytes
        if kind == .answer { pendingAnswers += bytes }
    }

    /// So many bytes that waited were sent.
    public mutating func sent(_ bytes: Int, _ kind: Kind) {
        pending -= min(bytes, pending)
        if kind == .answer { pendingAnswers -= min(bytes, pendingAnswers) }
        progress &+= bytes
    }

    /// Nothing waits any more: what did was dropped.
    public mutating func dropped() {
        pending = 0
        pendingAnswers = 0
    }
}
