/// How often one client may do what others see: a burst at once, then so many a second (the generic cell rate algorithm).
public struct Pace: Sendable {
    private var interval: UInt64
    private var tolerance: UInt64
    private var reckoned: UInt64 = 0

    /// The pace that follows from the limits `messages-per-second` and `message-burst`.
    public init(_ limits: Limits) {
        let perSecond = limits[.messagesPerSecond]
        let burst = limits[.messageBurst]
        interval = perSecond == .max || burst == .max ? 0 : 1_000_000_000 / UInt64(max(1, perSecond))
        tolerance = interval.multipliedReportingOverflow(by: UInt64(max(1, burst) - 1)).partialValue
    }

    /// The limits have changed; what was spent stays spent.
    public mutating func adopt(_ limits: Limits) {
        let spent = reckoned
        self = Pace(limits)
        reckoned = isBounded ? spent : 0
    }

    /// Whether time matters at all.
    public var isBounded: Bool { interval > 0 }

    /// Something was done that others see.
    public mutating func spend(at now: UInt64) {
        if interval > 0 { reckoned = max(reckoned, now) &+ interval }
    }

    /// The moment before which the next must not be read.
    public var heldUntil: UInt64 { reckoned > tolerance ? reckoned - tolerance : 0 }
}
