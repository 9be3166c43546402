/// How long to wait before something is tried again: up to a second at first, twice as much each time, a minute at most,
/// unless other bounds are given; and always any part of that, so that many clients do not come back at once.
struct Backoff: Sendable {
    private var failures = 0

    private let firstSeconds: Double
    private let mostSeconds: Double

    init(firstSeconds: Double = 1, mostSeconds: Double = 60) {
        (self.firstSeconds, self.mostSeconds) = (firstSeconds, mostSeconds)
    }

    /// Nanoseconds to wait; `chance` is at least 0 and less than 1.
    mutating func next(chance: Double) -> UInt64 {
        let bound = min(mostSeconds, firstSeconds * Double(1 << min(failures, 6)))
        failures += 1
        return UInt64(max(0, min(1, chance)) * bound * 1e9)
    }

    /// All is well again.
    mutating func reset() { failures = 0 }
}
