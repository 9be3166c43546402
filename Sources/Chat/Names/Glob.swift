/// A pattern in which `*` stands for any bytes and `?` for one; capitals of ASCII do not matter.
public struct Glob: Sendable {
    private static let star: UInt8 = 0x2A
    private static let one: UInt8 = 0x3F
    private let pattern: [UInt8]

    /// Any bytes are a pattern.
    public init(_ bytes: some Sequence<UInt8>) { pattern = bytes.map(Glob.folded) }

    /// Whether it describes more than one subject.
    public var isWild: Bool { pattern.contains { $0 == Glob.star || $0 == Glob.one } }

    /// Whether it describes the subject.
    public func matches(_ subject: some Sequence<UInt8>) -> Bool { Glob.fits(pattern, subject.map(Glob.folded)) }

    /// Whether a pattern fits a subject, both folded.
    ///
    /// No recursion: where something does not fit, only the last star takes one byte more. So the work is bounded by the
    /// product of the two lengths, whatever the pattern.
    static func fits(_ pattern: [UInt8], _ subject: [UInt8]) -> Bool {
        var (place, index) = (0, 0)
        var retry: (place: Int, index: Int)?
        while index < subject.count {
            if place < pattern.count && pattern[place] == star {
                retry = (place, index)
                place += 1
            } else if place < pattern.count && (pattern[place] == subject[index] || pattern[place] == one) {
                place += 1
                index += 1
            } else if let last = retry {
                retry = (last.place, last.index + 1)
                (place, index) = (last.place + 1, last.index + 1)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == star }
    }

    private static func folded(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
