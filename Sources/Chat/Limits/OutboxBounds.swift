/// What becomes of a client that reads too slowly.
public enum SlowReaderPolicy: String, CaseIterable, Sendable {
    /// It is disconnected, with a reason.
    case disconnect
    /// What is said in rooms is skipped for it, and it is told what it missed once it has caught up.
    case gap
}

/// How many bytes may wait for a client.
public struct OutboxBounds: Equatable, Sendable {
    /// Past them nothing more that is said in rooms is kept.
    public let usual: Int
    /// Past them the client is given up.
    public let most: Int

    /// Bounds in bytes; what is said in rooms is skipped between the two, if anything lies there.
    public init(usual: Int, most: Int) {
        self.usual = usual
        self.most = max(usual, most)
    }

    /// One bound, past which a client is given up that is in no room.
    public init(_ bound: Int) { self.init(usual: bound, most: bound) }

    /// Those for a client that has logged in, and so may be in rooms.
    public init(_ limits: Limits) {
        let reserve = limits.slowReaders == .gap ? limits[.outboxReserve] : 0
        self.init(usual: limits[.outbox], most: limits[.outbox] + reserve)
    }

    /// Past them direct messages are refused. They may take half of the reserve, so that nobody can fill the other half by
    /// talking: it is kept for changes, which are never skipped.
    public var direct: Int { usual + (most - usual) / 2 }

    /// Whether anything is skipped before the client is given up.
    public var skipsTalk: Bool { most > usual }
}
