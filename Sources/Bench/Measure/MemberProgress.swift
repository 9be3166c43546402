/// Tracks what one member has received of its room, where each message should come once and in order.
struct MemberProgress: Equatable, Sendable {
    /// The number of the message that should come next.
    private(set) var next = 0
    /// The skipped messages in order; usually none.
    private(set) var missing: [Range<Int>] = []

    /// How a received message relates to the expected one.
    enum Outcome: Equatable {
        /// The message is the expected one.
        case expected
        /// The message is a later one; the given messages have been skipped so far.
        case ahead(of: Range<Int>)
        /// The message had been skipped before.
        case late
        /// The message had come before.
        case doubled
    }

    /// Takes consecutive messages; returns false when the first is not the expected one.
    mutating func takeExpected(_ ordinals: Range<Int>) -> Bool {
        guard ordinals.lowerBound == next else { return false }
        next = ordinals.upperBound
        return true
    }

    /// Takes the message with that number, and returns how it relates to the expected one.
    mutating func take(_ ordinal: Int) -> Outcome {
        if ordinal == next {
            next += 1
            return .expected
        }
        if ordinal > next {
            let skipped = next..<ordinal
            missing.append(skipped)
            next = ordinal + 1
            return .ahead(of: skipped)
        }
        guard let place = missing.lastIndex(where: { $0.contains(ordinal) }) else { return .doubled }
        let range = missing[place]
        let parts = [range.lowerBound..<ordinal, ordinal + 1..<range.upperBound].filter { !$0.isEmpty }
        missing.replaceSubrange(place...place, with: parts)
        return .late
    }

    /// Returns how many of the first `count` messages are missing.
    func lacking(of count: Int) -> Int {
        missing.reduce(0) { $0 + $1.count } + max(0, count - next)
    }
}
