internal import Testing

/// What happened in a room, by somebody who missed nothing, to hold against it what a slow reader heard.
struct Account {
    /// What one is told of a gap: how many messages, and the numbers of the first and the last.
    struct Gap: Equatable {
        let count: Int
        let numbers: ClosedRange<Int>

        init(count: Int, numbers: ClosedRange<Int>) {
            self.count = count
            self.numbers = numbers
        }

        /// Nil for a line that tells of none.
        init?(_ line: String) {
            let form = /ou read too slowly and missed (\d+) messages?[^0-9]*(\d+)-(\d+)/
            guard let match = line.firstMatch(of: form), let count = Int(match.1), let first = Int(match.2),
                let last = Int(match.3), first <= last
            else { return nil }
            self.init(count: count, numbers: first...last)
        }

        init?(_ numbers: [Int]) {
            guard let first = numbers.first, let last = numbers.last else { return nil }
            self.init(count: numbers.count, numbers: first...last)
        }
    }

    /// All that happened, one line each.
    let story: [String]
    /// The room's number of the first line.
    let first: Int
    /// Whether a line was said by somebody.
    let isTalk: (String) -> Bool

    /// All that was said was heard, or is in exactly one gap that is told before the next that is heard; whatever else
    /// happened was heard; all in its order. Gives back the gaps.
    @discardableResult
    func settle(_ heard: [String], _ place: SourceLocation = #_sourceLocation) -> [Gap] {
        var gaps: [Gap] = []
        var rest = heard[...]
        var skipped: [Int] = []
        func takeGaps() {
            while let gap = rest.first.flatMap(Gap.init) {
                #expect(gap == Gap(skipped), sourceLocation: place)
                rest.removeFirst()
                gaps.append(gap)
                skipped = []
            }
        }
        for (index, line) in story.enumerated() {
            takeGaps()
            if rest.first == line {
                #expect(
                    !isTalk(line) || skipped.isEmpty, "a gap was not told before \(line.prefix(60))",
                    sourceLocation: place)
                rest.removeFirst()
            } else {
                #expect(
                    isTalk(line), "\(line.prefix(60)) was missed for \(rest.first?.prefix(60) ?? "")",
                    sourceLocation: place)
                skipped.append(first + index)
            }
        }
        takeGaps()
        #expect(rest.isEmpty, "\(rest.first?.prefix(60) ?? "") was heard too often", sourceLocation: place)
        #expect(skipped.isEmpty, "\(skipped.count) were missed and not told", sourceLocation: place)
        return gaps
    }
}
