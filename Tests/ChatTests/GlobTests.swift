import Chat
import Seeds
import Testing

/// Tests that patterns match as a plain recursive matcher does, and in linear time.
@Suite struct GlobTests {
    @Test(arguments: 0..<200) func `A glob matches what a naive matcher matches`(_ seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        let pattern = (0..<Int.random(in: 0..<7, using: &chance)).map { _ in
            Array("ab*?A".utf8).randomElement(using: &chance) ?? 0
        }
        let subject = (0..<Int.random(in: 0..<8, using: &chance)).map { _ in
            Array("abB".utf8).randomElement(using: &chance) ?? 0
        }
        #expect(Glob(pattern).matches(subject) == Self.plain(pattern[...], subject[...]), "\(pattern) \(subject)")
    }

    /// Compares the time of a hostile pattern with that of a harmless pattern of the same length. A matcher that
    /// backtracks takes hundreds of times longer.
    @Test(arguments: [
        String(repeating: "*a", count: 255) + "b",
        String(repeating: "?*", count: 250) + String(repeating: "b", count: 12),
        "*" + String(repeating: "a", count: 510) + "b", String(repeating: "*?a", count: 170) + "b",
        String(repeating: "*", count: 511) + "b",
    ])
    func `The worst pattern costs no more than any other of its length`(_ hostile: String) {
        let subject = Array(repeating: UInt8(0x61), count: 20_000)
        let tame = Glob("*".utf8 + Array(repeating: UInt8(0x62), count: hostile.utf8.count - 1))
        let worst = Glob(hostile.utf8)
        #expect(!worst.matches(subject))
        #expect(Self.leastTime { _ = worst.matches(subject) } < Self.leastTime { _ = tame.matches(subject) } * 20)
    }

    @Test func `Patterns longer than a machine word match`() {
        let long = String(repeating: "abc", count: 50)
        for pattern in [
            long, "*" + long, long + "*", "*c?b*" + long.suffix(70), long.dropLast(64) + "*" + long.suffix(64),
        ] {
            #expect(Glob(pattern.utf8).matches(long.utf8), "\(pattern)")
            #expect(!Glob(pattern.utf8).matches((long.dropLast() + "d").utf8) || pattern.hasSuffix("*"))
            #expect(!Glob((pattern + "d").utf8).matches(long.utf8))
        }
    }

    private static func leastTime(_ body: () -> Void) -> Duration {
        (0..<5).map { _ in ContinuousClock().measure(body) }.min() ?? .zero
    }

    private static func plain(_ pattern: ArraySlice<UInt8>, _ subject: ArraySlice<UInt8>) -> Bool {
        guard let first = pattern.first else { return subject.isEmpty }
        if first == 0x2A {
            return plain(pattern.dropFirst(), subject) || (!subject.isEmpty && plain(pattern, subject.dropFirst()))
        }
        guard let byte = subject.first, first == 0x3F || first | 0x20 == byte | 0x20 else { return false }
        return plain(pattern.dropFirst(), subject.dropFirst())
    }
}
