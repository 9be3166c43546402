internal import Testing

/// The complete record of a room's events, against which a test checks what a slow reader received.
struct RoomRecord {
    /// The content of a notice of a gap: the number of missed messages, and the room's numbers of the first and the
    /// last.
    struct Gap: Equatable {
        let count: Int
        let numbers: ClosedRange<Int>

        init(count: Int, numbers: ClosedRange<Int>) {
            self.count = count
            self.numbers = numbers
        }

        /// Returns nil when the line is not a notice of a gap.
        init?(_ line: String) {
            if line.utf8.count > 200 { return nil }
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

    /// All events of the room in their order, one line each.
    let story: [String]
    /// The number that the room has given to the first event.
    let first: Int
    /// Whether a line is a chat message, which a slow reader may miss.
    let isTalk: (String) -> Bool

    /// Checks that the reader received all events in their order, except for chat messages that it missed. Each missed
    /// message must lie in exactly one gap, and the notice of that gap must arrive before the next chat message.
    /// Returns the gaps.
    @discardableResult
    func settle(_ heard: [String], _ place: SourceLocation = #_sourceLocation) -> [Gap] {
        var gaps: [Gap] = []
        var checked = 0
        var rest = heard[...]
        var skipped: [Int] = []
        func check(upTo number: Int) {
            while let gap = rest.first.flatMap(Gap.init) {
                rest.removeFirst()
                gaps.append(gap)
            }
            while checked < gaps.count && gaps[checked].numbers.upperBound < number {
                #expect(gaps[checked] == Gap(skipped), sourceLocation: place)
                checked += 1
                skipped = []
            }
        }
        for (index, line) in story.enumerated() {
            check(upTo: first + index)
            if rest.first != line {
                #expect(
                    isTalk(line), "\(line.prefix(60)) is missing at \(rest.first?.prefix(60) ?? "")",
                    sourceLocation: place)
                skipped.append(first + index)
            } else {
                #expect(
                    !isTalk(line) || skipped.isEmpty, "no gap was told before \(line.prefix(60))", sourceLocation: place
                )
                rest.removeFirst()
            }
        }
        check(upTo: .max)
        #expect(rest.isEmpty, "\(rest.first?.prefix(60) ?? "") was heard too often", sourceLocation: place)
        #expect(skipped.isEmpty, "\(skipped.count) were missed and not told", sourceLocation: place)
        return gaps
    }
}
