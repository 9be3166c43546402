/// SipHash-2-4 (Aumasson and Bernstein, 2012): a hash of 64 bits with a key of 16 bytes. Without the key, its results say
/// nothing about the input, even to a reader who can try all inputs.
struct SipHash: Sendable {
    private let key: (UInt64, UInt64)

    /// Creates the function with a key of two words, each little-endian as in the reference implementation.
    init(key first: UInt64, _ second: UInt64) { key = (first, second) }

    /// Creates the function with a key of 16 bytes; bytes that are missing count as 0.
    init(key bytes: some Collection<UInt8>) {
        self.init(key: SipHash.word(bytes.prefix(8)), SipHash.word(bytes.dropFirst(8)))
    }

    /// Returns the hash of the bytes.
    func hash(of bytes: [UInt8]) -> UInt64 {
        var state = State(key)
        var rest = bytes[...]
        while rest.count >= 8 {
            state.absorb(SipHash.word(rest.prefix(8)))
            rest = rest.dropFirst(8)
        }
        state.absorb(SipHash.word(rest) | UInt64(truncatingIfNeeded: bytes.count) << 56)
        return state.finish()
    }

    /// Returns up to eight bytes as a little-endian word.
    private static func word(_ bytes: some Collection<UInt8>) -> UInt64 {
        bytes.prefix(8).enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64(8 * $1.offset) }
    }

    private struct State {
        private var v0: UInt64
        private var v1: UInt64
        private var v2: UInt64
        private var v3: UInt64

        init(_ key: (UInt64, UInt64)) {
            v0 = key.0 ^ 0x736F_6D65_7073_6575
            v1 = key.1 ^ 0x646F_7261_6E64_6F6D
            v2 = key.0 ^ 0x6C79_6765_6E65_7261
            v3 = key.1 ^ 0x7465_6462_7974_6573
        }

        mutating func absorb(_ word: UInt64) {
            v3 ^= word
            for _ in 0..<2 { round() }
            v0 ^= word
        }

        mutating func finish() -> UInt64 {
            v2 ^= 0xFF
            for _ in 0..<4 { round() }
            return v0 ^ v1 ^ v2 ^ v3
        }

        private mutating func round() {
            v0 &+= v1
            v1 = rotated(v1, by: 13) ^ v0
            v0 = rotated(v0, by: 32)
            v2 &+= v3
            v3 = rotated(v3, by: 16) ^ v2
            v0 &+= v3
            v3 = rotated(v3, by: 21) ^ v0
            v2 &+= v1
            v1 = rotated(v1, by: 17) ^ v2
            v2 = rotated(v2, by: 32)
        }

        private func rotated(_ word: UInt64, by bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }
    }
}
