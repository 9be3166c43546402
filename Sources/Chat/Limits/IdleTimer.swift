/// How long a client may say nothing: after a while it is asked whether it is there, and later it counts as gone. Time
/// comes in as a value: nanoseconds of a clock that never goes back.
public struct IdleTimer: Sendable {
    /// What is due.
    public enum Action: Equatable, Sendable {
        /// The client is asked.
        case ask
        /// It has been silent for so many seconds, and counts as gone.
        case end(seconds: Int)
    }

    private var patience: (ask: Int, end: Int) = (.max, .max)
    private var heard: UInt64
    private var hasAsked = false

    /// What the limits `ping-seconds` and `silence-seconds` allow, of a client that was heard at that moment.
    public init(_ limits: Limits, at now: UInt64) {
        heard = now
        adopt(limits)
    }

    /// Limits have changed.
    public mutating func adopt(_ limits: Limits) { patience = (limits[.pingSeconds], limits[.silenceSeconds]) }

    /// How long the client has said nothing.
    public func span(until now: UInt64) -> UInt64 { now > heard ? now - heard : 0 }

    /// The client has been heard.
    public mutating func hear(at now: UInt64) {
        heard = now
        hasAsked = false
    }

    /// The moment at which something is due; `UInt64.max` for never.
    public var due: UInt64 { hasAsked ? end : min(ask, end) }

    /// What is due by now, if anything is. Each question is due once.
    public mutating func deed(at now: UInt64) -> Action? {
        if end != .max && now >= end { return .end(seconds: patience.end) }
        if hasAsked || ask == .max || now < ask { return nil }
        hasAsked = true
        return .ask
    }

    private var ask: UInt64 { moment(after: patience.ask) }
    private var end: UInt64 { moment(after: patience.end) }

    private func moment(after seconds: Int) -> UInt64 {
        if seconds == .max { return .max }
        let span = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        let sum = heard.addingReportingOverflow(span.partialValue)
        return span.overflow || sum.overflow ? .max : sum.partialValue
    }
}
