/// The delay before the next attempt: up to a second at first, doubled after each failure, at most a minute, unless
/// other bounds are given. The delay is a random part of that bound, so that many clients do not reconnect at once.
struct Backoff: Sendable {
    private var failures = 0

    private let firstSeconds: Double
    private let mostSeconds: Double

    init(firstSeconds: Double = 1, mostSeconds: Double = 60) {
        (self.firstSeconds, self.mostSeconds) = (firstSeconds, mostSeconds)
    }

    /// Returns the nanoseconds to wait; `chance` is at least 0 and less than 1.
    mutating func next(chance: Double) -> UInt64 {
        let bound = min(mostSeconds, firstSeconds * Double(1 << min(failures, 6)))
        failures += 1
        return UInt64(max(0, min(1, chance)) * bound * 1e9)
    }

    /// Starts again with the shortest delay after a success.
    mutating func reset() { failures = 0 }
}
