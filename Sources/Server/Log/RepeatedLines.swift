internal import Sockets

/// Bounds the log lines that clients cause: so many of a kind and address are written, and further ones within five
/// seconds are counted. The caller passes the time, in nanoseconds of a clock that never goes back.
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
        /// The facts of the line with the count.
        let facts: [LogLine.Fact]
        var due: UInt64
        /// The number of lines that may still be written before `due`.
        var left: Int
        /// The same after a count has been written, which stands for one line.
        let leftNext: Int
        var count = 0
    }

    /// A line to be written.
    typealias Line = (level: LogLine.Level, sentence: String, facts: [LogLine.Fact])

    static let span: UInt64 = 5_000_000_000
    /// The number of addresses that have lines of their own; all others share one.
    static let mostAddresses = 64

    /// The number of lines of a kind that are written in five seconds.
    struct Allowance {
        let perAddress: Int
        /// The number for all addresses together that have no room in the table.
        let forOthers: Int

        /// For events in which only the number matters, such as refused connections.
        static let single = Allowance(perAddress: 1, forOthers: 1)
        /// For what users do: many times what they do without a flood, even if all come through one proxy.
        static let usual = Allowance(perAddress: 256, forOthers: 1_024)
    }

    private var entries: [Subject: Entry] = [:]
    /// The subjects in the order in which they are due, since each is due after the same span.
    private var order: [Subject] = []

    /// The time of the next call of `takeDue`; nil when nothing is counted.
    var nextDue: UInt64? { order.first.flatMap { entries[$0]?.due } }

    /// Records a line about an event in which only the number matters. Returns the line with the address among its
    /// facts when it is to be written, and nil when it was only counted.
    mutating func record(
        _ level: LogLine.Level, _ sentence: String, kind: String, from address: PeerAddress, _ facts: [LogLine.Fact],
        at now: UInt64
    ) -> Line? {
        let (subject, from) = subject(kind, address)
        let facts = [from] + facts
        let entry = Entry(
            level: level, sentence: sentence, facts: facts, due: now + RepeatedLines.span, left: 1, leftNext: 0)
        return mayWrite(subject, entry) ? (level, sentence, facts) : nil
    }

    /// Records what a user has done. Returns false when there were too many lines of that sentence and address, so that
    /// it was only counted.
    mutating func mayWrite(
        _ sentence: String, from address: PeerAddress, at now: UInt64, _ allowance: Allowance = .usual
    ) -> Bool {
        let (subject, from) = subject(sentence, address)
        let most = subject.address == nil ? allowance.forOthers : allowance.perAddress
        let entry = Entry(
            level: .info, sentence: sentence, facts: [from], due: now + RepeatedLines.span, left: most,
            leftNext: most - 1)
        return mayWrite(subject, entry)
    }

    /// Returns the subject of a line, and its address as a fact.
    private func subject(_ kind: String, _ address: PeerAddress) -> (Subject, LogLine.Fact) {
        let own = Subject(kind: kind, address: address)
        if entries[own] == nil && entries.count >= RepeatedLines.mostAddresses {
            return (Subject(kind: kind, address: nil), ("from", "others"))
        }
        return (own, ("from", address.description))
    }

    /// Counts a line, or takes it from what may still be written. `first` becomes the entry of a new subject.
    private mutating func mayWrite(_ subject: Subject, _ first: Entry) -> Bool {
        if entries[subject] == nil {
            entries[subject] = first
            order.append(subject)
        }
        if let left = entries[subject]?.left, left > 0 {
            entries[subject]?.left = left - 1
            return true
        }
        entries[subject]?.count += 1
        return false
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
            entries[subject]?.left = entry.leftNext
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
