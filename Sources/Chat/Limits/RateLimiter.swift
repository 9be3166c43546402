/// How much one client may ask for: messages in a burst at once, then so many a second (the generic cell rate algorithm).
/// Whatever is no message costs a part of one (`Price`).
public struct RateLimiter: Sendable {
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
        self = RateLimiter(limits)
        reckoned = isBounded ? spent : 0
    }

    /// Whether time matters at all.
    public var isBounded: Bool { interval > 0 }

    /// Charges what was done, in thousandths of a message. `now` is in nanoseconds of a clock that never goes back.
    public mutating func spend(_ thousandths: Int = Price.message, at now: UInt64) {
        if interval == 0 { return }
        // An interval has at most 10⁹ ns, so that this can't overflow.
        let price = interval * UInt64(max(0, min(thousandths, 1_000_000_000))) / 1_000
        reckoned = max(reckoned, now) &+ price
    }

    /// The moment before which the next must not be read.
    public var heldUntil: UInt64 { reckoned > tolerance ? reckoned - tolerance : 0 }
}
