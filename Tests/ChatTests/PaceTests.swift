import Chat
import Testing

@Suite struct PaceTests {
    private func limits(_ assignments: String...) throws -> Limits {
        var limits = Limits()
        for assignment in assignments { try limits.set(assignment) }
        return limits
    }

    /// Does so many things as early as it may, from `start` on; says when each was done.
    private func times(_ count: Int, _ pace: inout Pace, from start: UInt64) -> [UInt64] {
        var now = start
        return (0..<count).map { _ in
            now = max(now, pace.heldUntil)
            pace.spend(at: now)
            return now
        }
    }

    @Test(arguments: [0, 1, 7_000_000_000_000] as [UInt64])
    func burstPassesAtOnceAndThenTheRate(start: UInt64) throws {
        var pace = Pace(try limits("messages-per-second=2", "message-burst=4"))
        #expect(pace.isBounded)
        let half: UInt64 = 500_000_000
        let expected = [0, 0, 0, 0, 1, 2, 3].map { start + $0 * half }
        #expect(times(7, &pace, from: start) == expected)
    }

    @Test func silenceEarnsOneBurstAndNoMore() throws {
        var pace = Pace(try limits("messages-per-second=10", "message-burst=3"))
        _ = times(20, &pace, from: 1_000_000_000)
        let later: UInt64 = 1_000_000_000_000
        #expect(times(4, &pace, from: later) == [later, later, later, later + 100_000_000])
    }

    @Test func burstOfOneIsARateFromTheStart() throws {
        var pace = Pace(try limits("messages-per-second=1", "message-burst=1"))
        #expect(times(3, &pace, from: 5) == [5, 1_000_000_005, 2_000_000_005])
    }

    @Test(arguments: ["messages-per-second=off", "message-burst=off"])
    func liftedLimitHoldsNobody(assignment: String) throws {
        var pace = Pace(try limits(assignment))
        #expect(!pace.isBounded)
        #expect(times(1_000, &pace, from: 3).allSatisfy { $0 == 3 })
    }

    @Test func absurdNumbersDoNotTrap() throws {
        var pace = Pace(try limits("messages-per-second=1", "message-burst=1000000000"))
        #expect(times(100, &pace, from: 9).last == 9)
        for now in [0, UInt64.max - 1, .max] { pace.spend(at: now) }
        _ = pace.heldUntil
        var fast = Pace(try limits("messages-per-second=1000000000", "message-burst=1000000000"))
        #expect(times(100, &fast, from: 9).last == 9)
    }
}

@Suite struct OutboxAccountTests {
    @Test func firstBytesAreSentAtOnceAndLaterOnesGoBehindThem() {
        var account = OutboxAccount(bound: 100)
        #expect(account.offered(500) == .sendAtOnce)
        account.kept(60)
        #expect(account.offered(40) == .keep)
        #expect(account.offered(41) == .giveUp)
        account.sent(60)
        #expect(account.pending == 0)
        #expect(account.offered(41) == .sendAtOnce)
    }

    @Test func boundIsReachedButNotPassed() {
        let account = OutboxAccount(bound: 10)
        #expect(account.fits(10))
        #expect(!account.fits(11))
        #expect(!account.fits(.max))
        #expect(account.fits(0))
    }

    @Test func loweredBoundGivesUpWhatNoLongerFits() {
        var account = OutboxAccount(bound: 100)
        account.kept(90)
        account.bound = 50
        #expect(account.offered(1) == .giveUp)
        account.sent(60)
        #expect(account.offered(20) == .keep)
        #expect(account.offered(21) == .giveUp)
    }

    @Test func moreSentThanKeptLeavesNothing() {
        var account = OutboxAccount(bound: 100)
        account.kept(3)
        account.sent(.max)
        #expect(account.pending == 0)
    }

    @Test(arguments: 0..<UInt64(10))
    func whateverIsOfferedNeverMoreThanTheBoundWaits(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        var account = OutboxAccount(bound: 1_000)
        for _ in 0..<500 {
            let bytes = Int.random(in: 1...400, using: &chance)
            let before = account.pending
            switch account.offered(bytes) {
            case .sendAtOnce: #expect(before == 0)
            case .keep: #expect(before > 0)
            case .giveUp: #expect(before + bytes > 1_000)
            }
            if account.fits(bytes) { account.kept(bytes) }
            #expect(account.pending <= 1_000)
            if chance.oneIn(3) { account.sent(Int.random(in: 0...account.pending, using: &chance)) }
        }
    }
}
