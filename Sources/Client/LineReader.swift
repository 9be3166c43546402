/// Cuts the bytes of a server into lines, which end in LF or CRLF, however they arrive.
///
/// What it keeps is bounded: a line may have so many bytes, and the unfinished one is measured, too.
public struct LineReader: Sendable {
    private let longestLine: Int
    private var bytes: [UInt8] = []
    /// Where the next line begins, and how far no end of it has been found.
    private var start = 0
    private var searched = 0

    /// Bytes that a line of a server may have, without its end: 64 KiB.
    public static let usualLongestLine = 64 << 10

    /// A line has grown past its bound. Nothing more comes out after this.
    public struct EndlessLine: Error, Equatable, Sendable {
        /// The bound, in bytes.
        public let longestLine: Int
    }

    /// One that has read nothing.
    public init(longestLine: Int = LineReader.usualLongestLine) { self.longestLine = longestLine }

    /// What has arrived and not been taken: at the end, once `next` is nil, a line that nobody ended.
    public var unfinished: [UInt8] { Array(bytes[start...]) }

    /// Takes in what has arrived.
    public mutating func append(_ arrived: some Collection<UInt8>) {
        if arrived.isEmpty { return }
        bytes.removeSubrange(..<start)
        searched -= start
        start = 0
        bytes.append(contentsOf: arrived)
    }

    /// The next whole line, without its end; nil when it has not arrived yet.
    public mutating func next() throws(EndlessLine) -> [UInt8]? {
        let end = bytes[searched...].firstIndex(of: 0x0A)
        var line = bytes[start..<(end ?? bytes.count)]
        if line.last == 0x0D { line.removeLast() }
        if line.count > longestLine { throw EndlessLine(longestLine: longestLine) }
        searched = end.map { $0 + 1 } ?? bytes.count
        if end == nil { return nil }
        start = searched
        return Array(line)
    }
}
