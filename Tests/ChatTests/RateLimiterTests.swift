import Chat
import Testing

@Suite struct RateLimiterTests {
    private func limits(_ assignments: String...) throws -> Limits {
        var limits = Limits()
        for assignment in assignments { try limits.set(assignment) }
        return limits
    }

    /// Spends `count` times, each as early as the limiter allows, and returns the times of each, in nanoseconds.
    private func times(_ count: Int, _ pace: inout RateLimiter, from start: UInt64) -> [UInt64] {
        var now = start
        return (0..<count).map { _ in
            now = max(now, pace.heldUntil)
            pace.spend(at: now)
            return now
        }
    }

    @Test(arguments: [0, 1, 7_000_000_000_000] as [UInt64])
    func `A burst passes at once, and then the rate applies`(start: UInt64) throws {
        var pace = RateLimiter(try limits("messages-per-second=2", "message-burst=4"))
        #expect(pace.isBounded)
        let half: UInt64 = 500_000_000
        let expected = [0, 0, 0, 0, 1, 2, 3].map { start + $0 * half }
        #expect(times(7, &pace, from: start) == expected)
    }

    @Test func `Silence earns one burst and no more`() throws {
        var pace = RateLimiter(try limits("messages-per-second=10", "message-burst=3"))
        _ = times(20, &pace, from: 1_000_000_000)
        let later: UInt64 = 1_000_000_000_000
        #expect(times(4, &pace, from: later) == [later, later, later, later + 100_000_000])
    }

    @Test func `A burst of one applies the rate from the start`() throws {
        var pace = RateLimiter(try limits("messages-per-second=1", "message-burst=1"))
        #expect(times(3, &pace, from: 5) == [5, 1_000_000_005, 2_000_000_005])
    }

    @Test(arguments: ["messages-per-second=off", "message-burst=off"])
    func `A lifted limit holds no client back`(assignment: String) throws {
        var pace = RateLimiter(try limits(assignment))
        #expect(!pace.isBounded)
        #expect(times(1_000, &pace, from: 3).allSatisfy { $0 == 3 })
    }

    @Test func `A question costs a part of the interval`() throws {
        var pace = RateLimiter(try limits("messages-per-second=2", "message-burst=1"))
        pace.spend(Price.question, at: 1_000_000_000)
        #expect(pace.heldUntil == 1_050_000_000)
        pace.spend(32 * Price.message, at: 1_050_000_000)
        #expect(pace.heldUntil == 17_050_000_000)
    }

    @Test func `Absurd numbers do not trap`() throws {
        var pace = RateLimiter(try limits("messages-per-second=1", "message-burst=1000000000"))
        #expect(times(100, &pace, from: 9).last == 9)
        for now in [0, UInt64.max - 1, .max] { pace.spend(at: now) }
        for price in [Int.min, -1, 0, .max] { pace.spend(price, at: 5) }
        _ = pace.heldUntil
        var fast = RateLimiter(try limits("messages-per-second=1000000000", "message-burst=1000000000"))
        #expect(times(100, &fast, from: 9).last == 9)
    }
}
