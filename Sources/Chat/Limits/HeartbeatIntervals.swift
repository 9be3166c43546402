/// What two sides have promised each other to show that they are there, as spans in nanoseconds.
public struct HeartbeatIntervals: Equatable, Sendable {
    /// After so long at the latest the server sends something; 0 for no promise.
    public let serverSends: UInt64
    /// After so long at the latest the client sends something; 0 for no promise.
    public let clientSends: UInt64

    /// No promise on either side.
    public static let none = HeartbeatIntervals(serverSends: 0, clientSends: 0)

    /// Puts the two together.
    public init(serverSends: UInt64, clientSends: UInt64) {
        self.serverSends = serverSends
        self.clientSends = clientSends
    }
}

/// When the server's next beat is due, and when the client counts as gone. Time comes in as a value: nanoseconds of a clock
/// that never goes back.
public struct HeartbeatTimer: Sendable {
    private var promised = HeartbeatIntervals.none
    private var beat: UInt64
    private var heard: UInt64

    /// The pulse of a conversation that has just begun.
    public init(at now: UInt64) { (beat, heard) = (now, now) }

    /// The two sides have agreed on something.
    public mutating func adopt(_ heartBeats: HeartbeatIntervals, at now: UInt64) {
        if heartBeats == promised { return }
        promised = heartBeats
        (beat, heard) = (now, now)
    }

    /// The client has been heard.
    public mutating func hear(at now: UInt64) { heard = now }

    /// The moment at which something is due; `UInt64.max` for never.
    public var due: UInt64 { min(nextBeat, end) }

    /// Whether the client has been silent for so long that it counts as gone, and for how many seconds.
    public func silence(at now: UInt64) -> Int? {
        now >= end ? Int(clamping: (now - heard) / 1_000_000_000) : nil
    }

    /// Whether a beat is due; then it counts as sent.
    public mutating func takeBeat(at now: UInt64) -> Bool {
        if now < nextBeat { return false }
        beat = now
        return true
    }

    /// The moment at which a beat is due, a tenth early, since what is sent takes its time; `UInt64.max` for never.
    public var nextBeat: UInt64 {
        promised.serverSends == 0 ? .max : beat.saturating(adding: promised.serverSends - promised.serverSends / 10)
    }

    /// Two thirds more than was promised: nobody's clock and network are exact (STOMP 1.2, "Heart-beating").
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
