internal import Glibc
internal import Threads

/// The supervisor's watchdog, where it has one for this process (sd_watchdog_enabled(3)): it restarts a server that it has
/// not heard of in time.
struct Watchdog: Equatable {
    /// Milliseconds from one probe to the next: half of the time in which the supervisor wants to hear of the server.
    let interval: Int
    /// Milliseconds that a probe may take: a quarter of that time.
    var patience: Int { max(1, interval / 2) }

    /// Reads `WATCHDOG_USEC` and `WATCHDOG_PID`; nil where the supervisor has no watchdog, or has it for another process.
    init?(microseconds: String?, process: String?, own: Int32) {
        guard let microseconds, let time = Int(microseconds), time > 0 else { return nil }
        if let process, Int32(process) != own { return nil }
        interval = max(1, time / 2_000)
    }

    /// The one that the environment tells of.
    static var inEnvironment: Watchdog? {
        func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
        return Watchdog(
            microseconds: variable("WATCHDOG_USEC"), process: variable("WATCHDOG_PID"), own: getpid())
    }
}
