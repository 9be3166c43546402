/// Limits one client's requests to a burst of messages, then to a rate per second (the generic cell rate algorithm). A
/// request other than a message costs a part of one (`Price`).
public struct RateLimiter: Sendable {
    private var interval: UInt64
    private var tolerance: UInt64
    private var reckoned: UInt64 = 0

    /// A limiter that delays nothing.
    static var unbounded: RateLimiter { RateLimiter() }

    private init() {
        interval = 0
        tolerance = 0
    }

    /// Creates a limiter from the limits `messages-per-second` and `message-burst`.
    public init(_ limits: Limits) {
        let perSecond = limits[.messagesPerSecond]
        let burst = limits[.messageBurst]
        interval = perSecond == .max || burst == .max ? 0 : 1_000_000_000 / UInt64(max(1, perSecond))
        tolerance = interval.multipliedReportingOverflow(by: UInt64(max(1, burst) - 1)).partialValue
    }

    /// Adopts changed limits; earlier charges stay.
    public mutating func adopt(_ limits: Limits) {
        let spent = reckoned
        self = RateLimiter(limits)
        reckoned = isBounded ? spent : 0
    }

    /// Whether the limiter ever delays the client.
    public var isBounded: Bool { interval > 0 }

    /// Charges a request, in thousandths of a message. `now` is in nanoseconds of a clock that never goes back.
    public mutating func spend(_ thousandths: Int = Price.message, at now: UInt64) {
        if interval == 0 { return }
        // An interval is at most 10⁹ ns, so this can't overflow.
        let price = interval * UInt64(max(0, min(thousandths, 1_000_000_000))) / 1_000
        reckoned = max(reckoned, now) &+ price
    }

    /// The time before which the client's next input must not be read.
    public var heldUntil: UInt64 { reckoned > tolerance ? reckoned - tolerance : 0 }
}
