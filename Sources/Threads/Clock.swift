internal import CSystem

/// The monotonic clock and the wall clock of the machine. Only shell modules and programs read them; the pure modules
/// take the time as a parameter.
public enum Clock {
    /// Returns nanoseconds since an unspecified start. The value never goes back. Durations and deadlines use this
    /// clock.
    public static func monotonic() -> UInt64 { roost_monotonic() }

    /// Returns milliseconds since 1970-01-01 UTC. The value jumps when the system clock is set.
    public static func wall() -> Int64 { roost_wall() }
}

/// A point in time of the monotonic clock that ends a wait.
public struct Deadline: Comparable, Sendable {
    /// The time in nanoseconds of the monotonic clock; `UInt64.max` means never.
    public let nanoseconds: UInt64

    /// Creates a deadline at a time of the monotonic clock, in nanoseconds.
    public init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

    /// The deadline that never passes: the wait has no time limit.
    public static let never = Deadline(nanoseconds: .max)

    /// A deadline in the past: a wait checks its condition and does not block.
    public static let passed = Deadline(nanoseconds: 0)

    /// Returns the deadline that many seconds from now, or `never` when the sum overflows.
    public static func after(seconds: Int) -> Deadline { after(milliseconds: seconds.multipliedSaturating(by: 1000)) }

    /// Returns the deadline that many milliseconds from now, or `never` when the sum overflows.
    public static func after(milliseconds: Int) -> Deadline {
        let span = UInt64(clamping: milliseconds).multipliedReportingOverflow(by: 1_000_000)
        let sum = Clock.monotonic().addingReportingOverflow(span.partialValue)
        return span.overflow || sum.overflow ? .never : Deadline(nanoseconds: sum.partialValue)
    }

    /// Whether the deadline has passed. Reads the clock.
    public var hasPassed: Bool { self != .never && Clock.monotonic() >= nanoseconds }

    /// The time until the deadline in milliseconds, rounded up, for poll(2): 0 when it has passed, -1 for `never`.
    public var pollTimeout: Int32 {
        if self == .never { return -1 }
        let now = Clock.monotonic()
        if now >= nanoseconds { return 0 }
        return Int32(clamping: (nanoseconds - now) / 1_000_000 + 1)
    }

    /// Orders deadlines from the earlier to the later.
    public static func < (left: Deadline, right: Deadline) -> Bool { left.nanoseconds < right.nanoseconds }
}

extension Int {
    fileprivate func multipliedSaturating(by factor: Int) -> Int {
        let product = multipliedReportingOverflow(by: factor)
        if !product.overflow { return product.partialValue }
        return (self < 0) == (factor < 0) ? .max : .min
    }
}
