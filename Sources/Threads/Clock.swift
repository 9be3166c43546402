internal import CSystem

/// The two clocks of the machine. Only threads and programs read them: rules are given the time as a value.
public enum Clock {
    /// Nanoseconds since some point in the past; never goes back. Durations and deadlines are reckoned in it.
    public static func monotonic() -> UInt64 { roost_monotonic() }

    /// Milliseconds since 1970, as the wall shows them; may jump either way.
    public static func wall() -> Int64 { roost_wall() }
}

/// A point of the monotonic clock until which somebody is willing to wait.
public struct Deadline: Comparable, Sendable {
    /// Nanoseconds of the monotonic clock; `UInt64.max` never comes.
    public let nanoseconds: UInt64

    /// The deadline at that reading of the monotonic clock.
    public init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

    /// The deadline that never comes.
    public static let never = Deadline(nanoseconds: .max)

    /// One that has come already: what is waited for until then is only looked at.
    public static let passed = Deadline(nanoseconds: 0)

    /// So many seconds from now.
    public static func after(seconds: Int) -> Deadline { after(milliseconds: seconds.multipliedSaturating(by: 1000)) }

    /// So many milliseconds from now.
    public static func after(milliseconds: Int) -> Deadline {
        let span = UInt64(clamping: milliseconds).multipliedReportingOverflow(by: 1_000_000)
        let sum = Clock.monotonic().addingReportingOverflow(span.partialValue)
        return span.overflow || sum.overflow ? .never : Deadline(nanoseconds: sum.partialValue)
    }

    /// Whether it has come.
    public var hasPassed: Bool { self != .never && Clock.monotonic() >= nanoseconds }

    /// Milliseconds until it comes, rounded up, for poll(2): 0 once it has come, -1 for never.
    public var pollTimeout: Int32 {
        if self == .never { return -1 }
        let now = Clock.monotonic()
        if now >= nanoseconds { return 0 }
        return Int32(clamping: (nanoseconds - now) / 1_000_000 + 1)
    }

    /// The earlier one comes first.
    public static func < (left: Deadline, right: Deadline) -> Bool { left.nanoseconds < right.nanoseconds }
}

extension Int {
    fileprivate func multipliedSaturating(by factor: Int) -> Int {
        let product = multipliedReportingOverflow(by: factor)
        if !product.overflow { return product.partialValue }
        return (self < 0) == (factor < 0) ? .max : .min
    }
}
