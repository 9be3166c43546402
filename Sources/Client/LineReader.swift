/// Splits a server's bytes into lines, which end in LF or CRLF, regardless of how the bytes are divided on arrival.
///
/// Its memory is bounded: the limit on a line's length also applies to an unfinished line.
public struct LineReader: Sendable {
    private let longestLine: Int
    private var bytes: [UInt8] = []
    /// The start of the next line, and the position up to which no line end was found.
    private var start = 0
    private var searched = 0

    /// The most bytes of a server's line, without its end: 64 KiB.
    public static let usualLongestLine = 64 << 10

    /// A line exceeds the limit. The reader returns no more lines after this error.
    public struct EndlessLine: Error, Equatable, Sendable {
        /// The limit in bytes.
        public let longestLine: Int
    }

    /// Creates a reader that has read nothing.
    public init(longestLine: Int = LineReader.usualLongestLine) { self.longestLine = longestLine }

    /// The bytes that have arrived and were not returned; once `next` returns nil at the end, an unfinished line.
    public var unfinished: [UInt8] { Array(bytes[start...]) }

    /// Adds bytes that have arrived.
    public mutating func append(_ arrived: some Collection<UInt8>) {
        if arrived.isEmpty { return }
        bytes.removeSubrange(..<start)
        searched -= start
        start = 0
        bytes.append(contentsOf: arrived)
    }

    /// Returns the next whole line without its end; nil when it has not arrived yet.
    ///
    /// - Throws: `EndlessLine` when the line exceeds the limit.
    public mutating func next() throws(EndlessLine) -> [UInt8]? {
        let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n"))
        var line = bytes[start..<(end ?? bytes.count)]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        if line.count > longestLine { throw EndlessLine(longestLine: longestLine) }
        searched = end.map { $0 + 1 } ?? bytes.count
        if end == nil { return nil }
        start = searched
        return Array(line)
    }
}
