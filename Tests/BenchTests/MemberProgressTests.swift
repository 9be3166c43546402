import Seeds
import Testing

@testable import Bench

/// Tests of one member's record of the messages that it has received.
@Suite struct MemberProgressTests {
    private func take(_ ordinals: [Int]) -> (MemberProgress, [MemberProgress.Outcome]) {
        var hearing = MemberProgress()
        let outcomes = ordinals.map { hearing.take($0) }
        return (hearing, outcomes)
    }

    @Test func `Messages in order are as expected`() {
        let (hearing, outcomes) = take([0, 1, 2])
        #expect(outcomes == [.expected, .expected, .expected])
        #expect(hearing.lacking(of: 3) == 0 && hearing.lacking(of: 5) == 2)
    }

    @Test func `A skipped message is missing until it arrives`() {
        var (hearing, outcomes) = take([0, 4])
        #expect(outcomes == [.expected, .ahead(of: 1..<4)])
        #expect(hearing.lacking(of: 5) == 3)
        #expect(hearing.take(2) == .late)
        #expect(hearing.lacking(of: 5) == 2 && hearing.missing == [1..<2, 3..<4])
        #expect(hearing.take(2) == .doubled)
        #expect([hearing.take(1), hearing.take(3)] == [.late, .late])
        #expect(hearing.lacking(of: 5) == 0 && hearing.missing.isEmpty)
    }

    @Test func `A repeated message is counted as doubled`() {
        #expect(take([0, 0, 1, 0]).1 == [.expected, .doubled, .expected, .doubled])
    }

    @Test(arguments: 0..<50) func `The account agrees with a set in any order, with losses and copies`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var hearing = MemberProgress()
        var heard: Set<Int> = []
        for _ in 0..<200 {
            let ordinal = Int.random(in: 0..<60, using: &random)
            let outcome = hearing.take(ordinal)
            #expect((outcome == .doubled) == heard.contains(ordinal))
            heard.insert(ordinal)
        }
        #expect(hearing.lacking(of: 60) == 60 - heard.count)
    }
}
