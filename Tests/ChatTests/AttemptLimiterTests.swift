import Testing

@testable import Chat

/// Tests how long password attempts must wait. The time is passed in as a value.
@Suite struct AttemptLimiterTests {
    private static let second: UInt64 = 1_000_000_000
    private let patient = UInt64.max / 2

    /// Makes `count` attempts, each as early as allowed, and returns the times at which they started, in seconds.
    private func times(
        _ count: Int, _ limiter: inout AttemptLimiter<Int>, from address: Int, account: String? = "root",
        since begin: UInt64 = 0
    ) -> [UInt64] {
        var now = begin
        return (0..<count).map { _ in
            let verdict = limiter.begin(
                from: address, account: account.map { Array($0.utf8) }, patience: patient, at: now)
            if case .begin(let attempt) = verdict { now = attempt.start }
            return now / Self.second
        }
    }

    private func seconds(_ verdict: AttemptLimiter<Int>.Decision) -> Int? {
        if case .refuse(let seconds) = verdict { seconds } else { nil }
    }

    private func start(_ verdict: AttemptLimiter<Int>.Decision) -> UInt64? {
        if case .begin(let attempt) = verdict { attempt.start } else { nil }
    }

    private func begin(
        _ limiter: inout AttemptLimiter<Int>, from address: Int, _ account: String? = "root", isRight: Bool = false,
        patience: UInt64 = 0, at now: UInt64
    ) -> AttemptLimiter<Int>.Decision {
        limiter.begin(
            from: address, account: account.map { Array($0.utf8) }, isRight: isRight, patience: patience, at: now)
    }

    @Test(arguments: [0, 1, 7_000_000_000_000] as [UInt64])
    func `Three attempts of an address are free, and then the wait doubles up to five minutes`(start: UInt64) {
        var limiter = AttemptLimiter<Int>()
        let times = times(10, &limiter, from: 1, since: start)
        let expected: [UInt64] = [0, 0, 0, 10, 30, 70, 150, 310, 610, 910]
        #expect(times == expected.map { $0 + start / Self.second })
    }

    @Test func `Simultaneous attempts cost as much as consecutive ones`() {
        var limiter = AttemptLimiter<Int>()
        let starts = (0..<6).map { _ in start(begin(&limiter, from: 1, patience: patient, at: 5)) }
        let expected = ([0, 0, 0, 10, 30, 70] as [UInt64]).map { UInt64?.some(5 + $0 * Self.second) }
        #expect(starts == expected)
    }

    @Test func `An attempt that would wait too long is refused with the wait and costs nothing`() {
        var limiter = AttemptLimiter<Int>()
        _ = times(3, &limiter, from: 1)
        for _ in 0..<1_000 { #expect(seconds(begin(&limiter, from: 1, at: 1)) == 10) }
        #expect(seconds(begin(&limiter, from: 1, at: 9 * Self.second)) == 1)
        #expect(seconds(begin(&limiter, from: 1, at: 10 * Self.second)) == nil)
        #expect(seconds(begin(&limiter, from: 1, at: 10 * Self.second)) == 20)
    }

    @Test func `Wrong passwords cost an address the same over many names and dialects`() {
        var limiter = AttemptLimiter<Int>()
        for name in ["ana", "ben", nil] { #expect(seconds(begin(&limiter, from: 1, name, at: 0)) == nil) }
        #expect(seconds(begin(&limiter, from: 1, "carl", at: 0)) == 10)
        #expect(seconds(begin(&limiter, from: 2, "carl", at: 0)) == nil)
    }

    @Test func `Many addresses share the wait of an account, but its owner gets in from elsewhere at once`() {
        var limiter = AttemptLimiter<Int>()
        for address in 1...10 { _ = begin(&limiter, from: address, at: 0) }
        // Each address has made one attempt. Its next attempt must wait because of the attempts on the account.
        for address in 1...10 { #expect(seconds(begin(&limiter, from: address, at: 0)).map { $0 > 60 } == true) }
        guard case .begin(let attempt) = begin(&limiter, from: 99, at: 0) else {
            Issue.record("refused")
            return
        }
        #expect(attempt.start == 0)
        limiter.succeed(attempt)
        #expect(seconds(begin(&limiter, from: 99, at: 0)) == nil)
    }

    @Test func `New addresses are bounded in total, except those that gave a right password before`() {
        var limiter = AttemptLimiter<Int>()
        _ = begin(&limiter, from: 7, nil, isRight: true, at: 0)
        var made = 0
        for address in 100..<10_000 where seconds(begin(&limiter, from: address, "a\(address)", at: 0)) == nil {
            made += 1
        }
        #expect(made == 30)
        #expect(seconds(begin(&limiter, from: 8, at: 0)) == 1)
        #expect(seconds(begin(&limiter, from: 7, at: 0)) == nil)
        var later = 0
        for second in 1...600 as ClosedRange<UInt64> {
            if seconds(begin(&limiter, from: 20_000 + Int(second), "x", at: second * Self.second)) == nil { later += 1 }
        }
        #expect((50...80).contains(later))
    }

    @Test func `Right passwords cost nothing, however many come at once`() {
        var limiter = AttemptLimiter<Int>()
        for _ in 0..<10_000 { #expect(seconds(begin(&limiter, from: 1, nil, isRight: true, at: 3)) == nil) }
        for _ in 0..<1_000 {
            guard case .begin(let attempt) = begin(&limiter, from: 2, at: 3) else {
                Issue.record("refused")
                return
            }
            limiter.succeed(attempt)
        }
        // After wrong passwords a right one must wait, too, so that the missing wait does not reveal that it is right.
        _ = times(3, &limiter, from: 3)
        #expect(seconds(begin(&limiter, from: 3, nil, isRight: true, at: 1)) == 10)
    }

    @Test func `A right password of one account does not wipe out the wrong ones of another`() {
        var limiter = AttemptLimiter<Int>()
        for _ in 0..<2 {
            _ = begin(&limiter, from: 1, "root", at: 0)
            guard case .begin(let own) = begin(&limiter, from: 1, "mine", at: 0) else {
                Issue.record("refused")
                return
            }
            limiter.succeed(own)
        }
        _ = begin(&limiter, from: 1, "root", at: 0)
        #expect(seconds(begin(&limiter, from: 1, "mine", at: 0)) == 10)
    }

    @Test func `An attempt that was not made costs nothing`() {
        var limiter = AttemptLimiter<Int>()
        for _ in 0..<100 {
            guard case .begin(let attempt) = begin(&limiter, from: 1, at: 0) else {
                Issue.record("refused")
                return
            }
            limiter.withdraw(attempt)
        }
    }

    @Test func `A quarter of an hour without attempts clears the record`() {
        var limiter = AttemptLimiter<Int>()
        let last = times(5, &limiter, from: 1).last ?? 0
        #expect(times(4, &limiter, from: 1, since: (last + 40 + 900) * Self.second) == [970, 970, 970, 980])
    }

    @Test func `Addresses and names beyond the bound share a record, and memory stays bounded`() {
        var records = AttemptRecords<Int>(capacity: 3)
        for key in 0..<6 { #expect(records.charge(key, from: 0, at: 0) == (key < 5 ? 0 : 10 * Self.second)) }
        #expect(records.next(2, at: 0) == 0 && records.next(77, at: 0) == 10 * Self.second)
        let later = AttemptRecord.memory + 11 * Self.second
        #expect(records.charge(8, from: later, at: later) == 0 && records.next(77, at: later) == nil)
    }
}
