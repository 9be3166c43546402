internal import Glibc
internal import Threads

/// The supervisor's watchdog for this process, if any (sd_watchdog_enabled(3)): it restarts a server that does not
/// report in time.
struct Watchdog: Equatable {
    /// Milliseconds between two probes: half of the supervisor's time limit.
    let interval: Int
    /// Milliseconds that a probe may take: a quarter of that limit.
    var patience: Int { max(1, interval / 2) }

    /// Reads `WATCHDOG_USEC` and `WATCHDOG_PID`; returns nil without a watchdog, or with one for another process.
    init?(microseconds: String?, process: String?, own: Int32) {
        guard let microseconds, let time = Int(microseconds), time > 0 else { return nil }
        if let process, Int32(process) != own { return nil }
        interval = max(1, time / 2_000)
    }

    /// The watchdog that the environment describes.
    static var inEnvironment: Watchdog? {
        func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
        return Watchdog(
            microseconds: variable("WATCHDOG_USEC"), process: variable("WATCHDOG_PID"), own: getpid())
    }
}
