/// How much was done by when, in at most so many points, however long it takes.
public struct Timeline: Equatable, Sendable {
    /// A moment, in nanoseconds from the start, and how much had been done by then.
    public struct Point: Equatable, Sendable {
        /// Nanoseconds from the start.
        public let moment: UInt64
        /// How much had been done.
        public let total: Int
    }

    /// The most points.
    public static let most = 240
    /// In the order of time; the first is the start.
    public private(set) var points = [Point(moment: 0, total: 0)]
    private var distance: UInt64 = 20_000_000

    /// Nothing done yet.
    public init() {}

    /// Notes what has been done by now, unless that was noted just before.
    public mutating func note(_ total: Int, at moment: UInt64) {
        if moment >= points[points.count - 1].moment + distance { add(total, moment) }
    }

    /// Notes what has been done at the end.
    public mutating func end(_ total: Int, at moment: UInt64) {
        if moment > points[points.count - 1].moment { add(total, moment) }
    }

    /// How fast it went between any two points, per second.
    public var speeds: [(seconds: Double, speed: Double)] {
        zip(points, points.dropFirst()).map { earlier, later in
            let span = Double(later.moment - earlier.moment) / 1e9
            return (Double(later.moment) / 1e9, Double(later.total - earlier.total) / span)
        }
    }

    private mutating func add(_ total: Int, _ moment: UInt64) {
        points.append(Point(moment: moment, total: total))
        if points.count <= Timeline.most { return }
        // Every other point goes, and those to come are twice as far apart. The last one stays.
        points = points.enumerated().filter { $0.offset % 2 == 0 || $0.offset == points.count - 1 }.map(\.element)
        distance *= 2
    }
}
