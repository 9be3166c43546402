/// The treatment of slow readers.
public enum SlowReaderPolicy: String, CaseIterable, Sendable {
    /// The client is disconnected, with a reason.
    case disconnect
    /// The client misses room messages, and receives a notice of the gap once it has caught up.
    case gap
}

/// The bounds of a client's outbox in bytes.
public struct OutboxBounds: Equatable, Sendable {
    /// The number of waiting bytes above which room messages are no longer kept.
    public let usual: Int
    /// The number of waiting bytes above which the client is disconnected.
    public let most: Int

    /// Creates bounds in bytes; room messages are skipped between the two, if they differ.
    public init(usual: Int, most: Int) {
        self.usual = usual
        self.most = max(usual, most)
    }

    /// Creates a single bound in bytes above which the client is disconnected, for a client that is in no room.
    public init(_ bound: Int) { self.init(usual: bound, most: bound) }

    /// Creates the bounds for a client that has logged in, and so may be in rooms.
    public init(_ limits: Limits) {
        let reserve = limits.slowReaders == .gap ? limits[.outboxReserve] : 0
        self.init(usual: limits[.outbox], most: limits[.outbox] + reserve)
    }

    /// The number of waiting bytes above which direct messages are refused. They may take half of the reserve, so that
    /// no speaker can fill the other half: it is kept for changes, which are never skipped.
    public var direct: Int { usual + (most - usual) / 2 }

    /// Whether room messages are skipped before the client is disconnected.
    public var skipsTalk: Bool { most > usual }
}
