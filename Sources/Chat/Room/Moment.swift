/// When a room does a command, by both clocks of the server.
///
/// Durations, such as the wait of slow mode, go by `uptime`. The wall clock may be set back, and nobody may be silenced
/// for as long as it was.
public struct Moment: Hashable, Sendable {
    /// What the wall clock showed.
    public let time: Timestamp
    /// Milliseconds of a clock that never goes back.
    public let uptime: UInt64

    /// A moment at which the two clocks showed that.
    public init(_ time: Timestamp, uptime: UInt64) {
        self.time = time
        self.uptime = uptime
    }

    /// Milliseconds since a former reading of `uptime`.
    func milliseconds(since earlier: UInt64) -> UInt64 { uptime > earlier ? uptime - earlier : 0 }
}
