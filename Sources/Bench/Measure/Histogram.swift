/// Counts durations in nanoseconds, in the same memory for any number of them.
///
/// Values that it returns are too large by less than one part in 128; the longest is exact.
public struct Histogram: Equatable, Sendable {
    /// The number of steps that each power of two is divided into.
    private static let steps: UInt64 = 128
    private static let stepBits = 7
    private var counts = [UInt64](repeating: 0, count: 58 * 128)
    /// The number of recorded durations.
    public private(set) var count: UInt64 = 0
    /// The longest recorded duration.
    public private(set) var longest: UInt64 = 0

    /// Creates an empty histogram.
    public init() {}

    /// Records one duration.
    public mutating func record(_ nanoseconds: UInt64) {
        counts[Histogram.index(of: nanoseconds)] += 1
        count += 1
        longest = max(longest, nanoseconds)
    }

    /// Returns the shortest duration that covers the fraction `part` of all, 0.99 for 99 in 100; 0 when empty.
    public func value(at part: Double) -> UInt64 {
        if count == 0 { return 0 }
        let rank = UInt64(min(Double(count), max(1, (part * Double(count)).rounded(.up))))
        var seen: UInt64 = 0
        for (index, number) in counts.enumerated() where number > 0 {
            seen += number
            if seen >= rank { return min(longest, Histogram.highest(at: index)) }
        }
        return longest
    }

    /// Below 256 each nanosecond has its own place; above, the leading eight bits choose the place.
    private static func index(of value: UInt64) -> Int {
        let shift = max(0, 63 - stepBits - value.leadingZeroBitCount)
        return shift * Int(steps) + Int(value >> UInt64(shift))
    }

    private static func highest(at index: Int) -> UInt64 {
        let shift = max(0, index / Int(steps) - 1)
        let leading = UInt64(index - shift * Int(steps))
        return ((leading + 1) << UInt64(shift)) &- 1
    }
}
