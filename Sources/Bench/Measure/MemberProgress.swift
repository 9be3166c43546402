/// What one member has heard of its room, where each message should come once, in its order.
struct MemberProgress: Equatable, Sendable {
    /// The message that should come now.
    private(set) var next = 0
    /// Those that were left out, in their order; mostly none.
    private(set) var missing: [Range<Int>] = []

    /// What to make of a message that came.
    enum Outcome: Equatable {
        /// The one that should.
        case expected
        /// A later one: these have been left out so far.
        case ahead(of: Range<Int>)
        /// One that had been left out.
        case late
        /// One that had come before.
        case doubled
    }

    /// Takes messages that follow each other, where the first is the one that should come; false where it is not.
    mutating func takeExpected(_ ordinals: Range<Int>) -> Bool {
        guard ordinals.lowerBound == next else { return false }
        next = ordinals.upperBound
        return true
    }

    /// Takes the message with that number.
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

    /// How many of the first `count` messages have not come.
    func lacking(of count: Int) -> Int {
        missing.reduce(0) { $0 + $1.count } + max(0, count - next)
    }
}
