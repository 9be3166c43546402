/// A pattern in which `*` matches any bytes and `?` one byte. ASCII case does not matter.
///
/// It is an automaton with a state after each byte of the pattern except stars. All states advance at once, 64 in one
/// operation (Baeza-Yates and Gonnet, "A New Approach to Text Searching", 1992). The work is the length of the subject
/// times one operation for every 64 bytes of the pattern: linear in the subject, however many stars the pattern has.
public struct Glob: Sendable {
    /// Whether the pattern can match more than one subject.
    public let isWild: Bool
    /// The number of 64-bit words that hold the states.
    private let width: Int
    /// The index in `steps` of each byte's row; all bytes that the pattern does not contain share the first row.
    private var rows = [UInt8](repeating: 0, count: 256)
    /// For each row, the states that advance on its byte.
    private var steps: [UInt64]
    /// The states before a star, which stay active on any byte.
    private var stays: [UInt64]
    /// The state at the end of the pattern.
    private let last: Int

    private static var star: UInt8 { UInt8(ascii: "*") }
    private static var one: UInt8 { UInt8(ascii: "?") }

    /// Creates a pattern; any bytes are valid.
    public init(_ bytes: some Sequence<UInt8>) {
        let pattern = bytes.map(\.asciiLowercased)
        let named = pattern.filter { $0 != Glob.star }
        isWild = named.count < pattern.count || named.contains(Glob.one)
        last = named.count
        width = last / 64 + 1
        steps = [UInt64](repeating: 0, count: width)
        stays = steps
        for byte in named where byte != Glob.one && rows[Int(byte)] == 0 {
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

    /// Whether the pattern matches the subject.
    public func matches(_ subject: some Sequence<UInt8>) -> Bool {
        var states = [UInt64](repeating: 0, count: width)
        states[0] = 1
        for byte in subject {
            let row = Int(rows[Int(byte.asciiLowercased)]) * width
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
