import Chat
import Testing

/// Tests of heart-beats in both directions (STOMP 1.2, "Heart-beating").
@Suite struct HeartbeatTimerTests {
    private static let second: UInt64 = 1_000_000_000

    @Test func `No heart-beat is due where none was negotiated`() {
        var pulse = HeartbeatTimer(at: 5)
        #expect(pulse.due == .max && pulse.silence(at: .max - 1) == nil)
        let beat = pulse.takeBeat(at: .max - 1)
        #expect(!beat)
    }

    @Test func `A heart-beat is due somewhat before its interval ends`() {
        var pulse = HeartbeatTimer(at: 0)
        pulse.adopt(HeartbeatIntervals(serverSends: 10 * Self.second, clientSends: 0), at: Self.second)
        #expect(pulse.due == 10 * Self.second)
        let beats = [10 * Self.second - 1, 11 * Self.second, 11 * Self.second].map { pulse.takeBeat(at: $0) }
        #expect(beats == [false, true, false])
        #expect(pulse.due == 20 * Self.second)
    }

    @Test func `A client counts as gone two thirds of an interval after its heart-beat was due`() {
        var pulse = HeartbeatTimer(at: 0)
        pulse.adopt(HeartbeatIntervals(serverSends: 0, clientSends: 90 * Self.second), at: 0)
        #expect(pulse.due == 150 * Self.second)
        pulse.hear(at: 100 * Self.second)
        #expect(pulse.silence(at: 249 * Self.second) == nil)
        #expect(pulse.silence(at: 250 * Self.second) == 150)
    }

    @Test func `Extreme times do not overflow`() {
        var pulse = HeartbeatTimer(at: .max - 1)
        pulse.adopt(HeartbeatIntervals(serverSends: .max, clientSends: .max), at: .max - 1)
        #expect(pulse.due == .max)
        let beat = pulse.takeBeat(at: .max - 1)
        #expect(!beat && pulse.silence(at: .max - 1) == nil)
    }
}
