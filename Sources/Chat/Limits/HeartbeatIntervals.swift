/// The heartbeat intervals that the server and a client have agreed on, in nanoseconds.
public struct HeartbeatIntervals: Equatable, Sendable {
    /// The longest time between two transmissions of the server; 0 for no promise.
    public let serverSends: UInt64
    /// The longest time between two transmissions of the client; 0 for no promise.
    public let clientSends: UInt64

    /// No promise by the server or the client.
    public static let none = HeartbeatIntervals(serverSends: 0, clientSends: 0)

    /// Creates a pair of intervals.
    public init(serverSends: UInt64, clientSends: UInt64) {
        self.serverSends = serverSends
        self.clientSends = clientSends
    }
}

/// Computes when the server's next heartbeat is due and when a silent client counts as gone. The caller passes the
/// time, in nanoseconds of a clock that never goes back.
public struct HeartbeatTimer: Sendable {
    private var promised = HeartbeatIntervals.none
    private var beat: UInt64
    private var heard: UInt64

    /// Creates a timer for a new session.
    public init(at now: UInt64) { (beat, heard) = (now, now) }

    /// Adopts the intervals that the server and the client have agreed on.
    public mutating func adopt(_ heartBeats: HeartbeatIntervals, at now: UInt64) {
        if heartBeats == promised { return }
        promised = heartBeats
        (beat, heard) = (now, now)
    }

    /// Records that the client has sent something.
    public mutating func hear(at now: UInt64) { heard = now }

    /// The time of the next heartbeat or timeout; `UInt64.max` for never.
    public var due: UInt64 { min(nextBeat, end) }

    /// Returns the seconds of silence when the client has been silent for so long that it counts as gone, else nil.
    public func silence(at now: UInt64) -> Int? {
        now >= end ? Int(clamping: (now - heard) / 1_000_000_000) : nil
    }

    /// Returns whether a heartbeat is due, and if so counts it as sent.
    public mutating func takeBeat(at now: UInt64) -> Bool {
        if now < nextBeat { return false }
        beat = now
        return true
    }

    /// The time of the next heartbeat, a tenth early since transmission takes time; `UInt64.max` for never.
    public var nextBeat: UInt64 {
        promised.serverSends == 0 ? .max : beat.saturating(adding: promised.serverSends - promised.serverSends / 10)
    }

    /// The time of the timeout: two thirds more than the client promised, since clocks and networks are not exact
    /// (STOMP 1.2, "Heart-beating").
    private var end: UInt64 {
        promised.clientSends == 0
            ? .max : heard.saturating(adding: promised.clientSends.saturating(adding: promised.clientSends / 3 * 2))
    }
}

extension UInt64 {
    fileprivate func saturating(adding more: UInt64) -> UInt64 {
        let sum = addingReportingOverflow(more)
        return sum.overflow ? .max : sum.partialValue
    }
}
