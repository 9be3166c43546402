import Chat
import Testing

/// Tests that an idle client is pinged, and then disconnected when it does not answer.
@Suite struct IdleTimerTests {
    private static let second: UInt64 = 1_000_000_000

    private func silence(ping: String, end: String, at now: UInt64 = 0) throws -> IdleTimer {
        var limits = Limits()
        try limits.set("ping-seconds=\(ping)")
        try limits.set("silence-seconds=\(end)")
        return IdleTimer(limits, at: now)
    }

    @Test func `The timer asks an idle client once, and then ends the connection`() throws {
        var silence = try silence(ping: "90", end: "150")
        #expect(silence.due == 90 * Self.second)
        #expect(silence.action(at: 90 * Self.second - 1) == nil)
        #expect(silence.action(at: 90 * Self.second) == .ask)
        #expect(silence.due == 150 * Self.second)
        #expect(silence.action(at: 149 * Self.second) == nil)
        #expect(silence.action(at: 150 * Self.second) == .end(seconds: 150))
    }

    @Test func `Any input restarts the timer`() throws {
        var silence = try silence(ping: "90", end: "150")
        #expect(silence.action(at: 100 * Self.second) == .ask)
        silence.hear(at: 140 * Self.second)
        #expect(silence.action(at: 160 * Self.second) == nil)
        #expect(silence.due == 230 * Self.second)
        #expect(silence.action(at: 230 * Self.second) == .ask)
        #expect(silence.action(at: 290 * Self.second) == .end(seconds: 150))
    }

    @Test func `The question and the end can each be off`() throws {
        var asking = try silence(ping: "90", end: "off")
        #expect(asking.action(at: 90 * Self.second) == .ask)
        #expect(asking.due == .max)
        #expect(asking.action(at: .max) == nil)
        var ending = try silence(ping: "off", end: "150")
        #expect(ending.due == 150 * Self.second)
        #expect(ending.action(at: 149 * Self.second) == nil)
        #expect(ending.action(at: 150 * Self.second) == .end(seconds: 150))
    }

    @Test func `The timer ends the connection without a question if the end comes first`() throws {
        var silence = try silence(ping: "90", end: "60")
        #expect(silence.due == 60 * Self.second)
        #expect(silence.action(at: 60 * Self.second) == .end(seconds: 60))
    }

    @Test func `Extreme times do not overflow`() throws {
        var silence = try silence(ping: "1000000000", end: "off", at: .max - 5)
        #expect(silence.due == .max)
        #expect(silence.action(at: .max - 1) == nil)
    }
}
