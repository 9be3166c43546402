internal import Sockets

/// Detects repeated log lines: the first of a kind and address is written, and those of the next five seconds are
/// counted. The caller passes the time, in nanoseconds of a clock that never goes back.
struct RepeatedLines {
    /// The properties that make two lines alike.
    private struct Subject: Hashable {
        let kind: String
        /// The address; nil for all addresses that have no room in the table.
        let address: PeerAddress?
    }

    private struct Entry {
        let level: LogLine.Level
        let sentence: String
        let facts: [LogLine.Fact]
        var due: UInt64
        var count = 0
    }

    /// A line to be written.
    typealias Line = (level: LogLine.Level, sentence: String, facts: [LogLine.Fact])

    static let span: UInt64 = 5_000_000_000
    /// The number of addresses that have lines of their own; all others share one.
    static let mostAddresses = 64

    private var entries: [Subject: Entry] = [:]
    /// The subjects in the order in which they are due, since each is due after the same span.
    private var order: [Subject] = []

    /// The time of the next call of `takeDue`; nil when nothing is counted.
    var nextDue: UInt64? { order.first.flatMap { entries[$0]?.due } }

    /// Records a line. Returns the line with the address among its facts when it is to be written, and nil when it was
    /// only counted.
    mutating func record(
        _ level: LogLine.Level, _ sentence: String, kind: String, from address: PeerAddress, _ facts: [LogLine.Fact],
        at now: UInt64
    ) -> Line? {
        var subject = Subject(kind: kind, address: address)
        if entries[subject] == nil && entries.count >= RepeatedLines.mostAddresses {
            subject = Subject(kind: kind, address: nil)
        }
        if entries[subject] != nil {
            entries[subject]?.count += 1
            return nil
        }
        let from = subject.address?.description ?? "others"
        let entry = Entry(
            level: level, sentence: sentence, facts: [("from", from)] + facts, due: now + RepeatedLines.span)
        entries[subject] = entry
        order.append(subject)
        return (level, sentence, entry.facts)
    }

    /// Returns a line for each count that is due, with the number of repetitions.
    mutating func takeDue(at now: UInt64) -> [Line] {
        var lines: [Line] = []
        var count = 0
        while count < order.count, let entry = entries[order[count]], entry.due <= now {
            let subject = order[count]
            count += 1
            if entry.count == 0 {
                entries[subject] = nil
                continue
            }
            lines.append((entry.level, entry.sentence, entry.facts + [("times", Int(entry.count))]))
            entries[subject]?.count = 0
            entries[subject]?.due = now + RepeatedLines.span
            order.append(subject)
        }
        order.removeFirst(count)
        return lines
    }

    /// Returns a line for each count, due or not: for the end.
    mutating func takeAll() -> [Line] {
        defer { (entries, order) = ([:], []) }
        return order.compactMap { entries[$0] }.filter { $0.count > 0 }.map {
            ($0.level, $0.sentence, $0.facts + [("times", Int($0.count))])
        }
    }
}
