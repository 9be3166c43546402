import Chat
import Testing

/// Patterns match as a plain recursive matcher says, and in bounded time.
@Suite struct GlobTests {
    @Test(arguments: 0..<200) func matchesLikeAPlainMatcher(_ seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        let pattern = (0..<Int.random(in: 0..<7, using: &chance)).map { _ in
            Array("ab*?A".utf8).randomElement(using: &chance) ?? 0
        }
        let subject = (0..<Int.random(in: 0..<8, using: &chance)).map { _ in
            Array("abB".utf8).randomElement(using: &chance) ?? 0
        }
        #expect(Glob(pattern).matches(subject) == Self.plain(pattern[...], subject[...]), "\(pattern) \(subject)")
    }

    @Test func hostilePatternCostsLittle() {
        let pattern = Array(repeating: Array("*a".utf8), count: 250).flatMap { $0 } + Array("b".utf8)
        #expect(!Glob(pattern).matches(Array(repeating: UInt8(0x61), count: 500)))
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
