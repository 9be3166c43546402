/// The time at which a room carries out a command, by both clocks of the server.
///
/// Durations, such as the wait of slow mode, use `uptime`. An operator can set the wall clock back, and a member must
/// not be silenced for that long.
public struct Moment: Hashable, Sendable {
    /// The time of the wall clock.
    public let time: Timestamp
    /// The milliseconds of a clock that never goes back.
    public let uptime: UInt64

    /// Creates a moment from the two clocks.
    public init(_ time: Timestamp, uptime: UInt64) {
        self.time = time
        self.uptime = uptime
    }

    /// Returns the milliseconds since an earlier value of `uptime`.
    func milliseconds(since earlier: UInt64) -> UInt64 { uptime > earlier ? uptime - earlier : 0 }
}
