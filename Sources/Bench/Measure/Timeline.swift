/// Records progress over time in a bounded number of points, for a run of any length.
public struct Timeline: Equatable, Sendable {
    /// A moment, in nanoseconds from the start, and the total by then.
    public struct Point: Equatable, Sendable {
        /// Nanoseconds from the start.
        public let moment: UInt64
        /// The total by that moment.
        public let total: Int
    }

    /// The maximum number of points.
    public static let most = 240
    /// The points in order of time; the first is the start.
    public private(set) var points = [Point(moment: 0, total: 0)]
    private var distance: UInt64 = 20_000_000

    /// Creates a timeline that holds only the start.
    public init() {}

    /// Adds the current total, unless the last point is recent.
    public mutating func record(_ total: Int, at moment: UInt64) {
        if moment >= points[points.count - 1].moment + distance { append(total, moment) }
    }

    /// Adds the final total.
    public mutating func finish(_ total: Int, at moment: UInt64) {
        if moment > points[points.count - 1].moment { append(total, moment) }
    }

    /// The average rate between each two neighbouring points, in units of the total per second, with the seconds from
    /// the start.
    public var speeds: [(seconds: Double, speed: Double)] {
        zip(points, points.dropFirst()).map { earlier, later in
            let span = Double(later.moment - earlier.moment) / 1e9
            return (Double(later.moment) / 1e9, Double(later.total - earlier.total) / span)
        }
    }

    private mutating func append(_ total: Int, _ moment: UInt64) {
        points.append(Point(moment: moment, total: total))
        if points.count <= Timeline.most { return }
        // Every other point is removed, and new ones are twice as far apart. The last one stays.
        points = points.enumerated().filter { $0.offset % 2 == 0 || $0.offset == points.count - 1 }.map(\.element)
        distance *= 2
    }
}
