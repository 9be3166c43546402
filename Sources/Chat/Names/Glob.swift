/// A pattern in which `*` stands for any bytes and `?` for one; capitals of ASCII do not matter.
///
/// It is an automaton with a state after each byte of the pattern but the stars, and all states take a step at once, 64 in
/// one operation (Baeza-Yates and Gonnet, "A New Approach to Text Searching", 1992). So the work is the length of the
/// subject, times one operation for every 64 bytes of the pattern: linear in the subject, whatever stars there are.
public struct Glob: Sendable {
    /// Whether it describes more than one subject.
    public let isWild: Bool
    /// How many words of 64 states there are.
    private let width: Int
    /// Where each byte's words begin in `steps`; bytes that the pattern does not name share the first.
    private var rows = [UInt8](repeating: 0, count: 256)
    /// For each row, the states that such a byte leads on from.
    private var steps: [UInt64]
    /// The states in which any byte may be passed over: those before a star.
    private var stays: [UInt64]
    /// The state after the whole pattern.
    private let last: Int

    private static let star: UInt8 = 0x2A
    private static let one: UInt8 = 0x3F

    /// Any bytes are a pattern.
    public init(_ bytes: some Sequence<UInt8>) {
        let pattern = bytes.map(\.foldedInASCII)
        let named = pattern.filter { $0 != Glob.star }
        isWild = named.count < pattern.count || named.contains(Glob.one)
        last = named.count
        width = last / 64 + 1
        steps = [UInt64](repeating: 0, count: width)
        stays = steps
        for byte in Set(named) where byte != Glob.one {
            rows[Int(byte)] = UInt8(truncatingIfNeeded: steps.count / width)
            steps += [UInt64](repeating: 0, count: width)
        }
        var state = 0
        for byte in pattern {
            switch byte {
            case Glob.star: stays[state / 64] |= 1 << UInt64(state % 64)
            case Glob.one:
                for row in stride(from: 0, to: steps.count, by: width) { lead(on: state, row) }
                state += 1
            default:
                lead(on: state, Int(rows[Int(byte)]) * width)
                state += 1
            }
        }
    }

    private mutating func lead(on state: Int, _ row: Int) { steps[row + state / 64] |= 1 << UInt64(state % 64) }

    /// Whether it describes the subject.
    public func matches(_ subject: some Sequence<UInt8>) -> Bool {
        var states = [UInt64](repeating: 0, count: width)
        states[0] = 1
        for byte in subject {
            let row = Int(rows[Int(byte.foldedInASCII)]) * width
            var (carry, alive): (UInt64, UInt64) = (0, 0)
            for word in 0..<width {
                let led = states[word] & steps[row + word]
                states[word] = led << 1 | carry | states[word] & stays[word]
                carry = led >> 63
                alive |= states[word]
            }
            if alive == 0 { return false }
        }
        return states[last / 64] >> UInt64(last % 64) & 1 == 1
    }
}
