/// Limits a client's silence: the server first asks whether the client is there, and later treats it as gone. The
/// caller passes the time, in nanoseconds of a clock that never goes back.
public struct IdleTimer: Sendable {
    /// An action that is due.
    public enum Action: Equatable, Sendable {
        /// The server asks whether the client is there.
        case ask
        /// The client counts as gone after that many seconds of silence.
        case end(seconds: Int)
    }

    private var patience: (ask: Int, end: Int) = (.max, .max)
    private var heard: UInt64
    private var hasAsked = false

    /// Creates a timer from the limits `ping-seconds` and `silence-seconds`; `now` counts as the client's last input.
    public init(_ limits: Limits, at now: UInt64) {
        heard = now
        adopt(limits)
    }

    /// Adopts changed limits.
    public mutating func adopt(_ limits: Limits) { patience = (limits[.pingSeconds], limits[.silenceSeconds]) }

    /// Returns the time since the client's last input.
    public func span(until now: UInt64) -> UInt64 { now > heard ? now - heard : 0 }

    /// Records that the client has sent something.
    public mutating func hear(at now: UInt64) {
        heard = now
        hasAsked = false
    }

    /// The time of the next action; `UInt64.max` for never.
    public var due: UInt64 { hasAsked ? end : min(ask, end) }

    /// Returns the action that is due, if any. Each question is returned once.
    public mutating func action(at now: UInt64) -> Action? {
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
