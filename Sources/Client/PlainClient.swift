public import Sockets
public import Threads

/// A conversation in lines, for programs, tests and benchmarks: what `plain` needs, and enough for `echo`.
///
/// One thread may send and another may hear, at the same time; more than one of either would mix up the lines.
public final class PlainClient: Sendable {
    /// The connection under it, to end it or to send bytes that are no line.
    public let connection: ClientConnection
    private let reader = Locked(LineReader())

    /// What came next.
    public enum Heard: Equatable, Sendable {
        /// A whole line, without its end.
        case line([UInt8])
        /// The server has said its last, and these bytes of a line that it did not end.
        case end(unfinished: [UInt8])
        /// The deadline came first.
        case timedOut

        /// The line as text, invalid UTF-8 repaired; nil when it was none.
        public var text: String? {
            if case .line(let bytes) = self { String(decoding: bytes, as: UTF8.self) } else { nil }
        }
    }

    /// Talks over a connection.
    public init(over connection: ClientConnection) { self.connection = connection }

    /// Connects to the place, which must name its port.
    public convenience init(to uri: EndpointURI) throws(ConnectionError) {
        self.init(over: try ClientConnection(to: uri))
    }

    /// Sends the text and the end of a line.
    public func send(line: String) throws(ConnectionError) {
        var bytes = Array(line.utf8)
        bytes.append(0x0A)
        try connection.send(bytes)
    }

    /// Waits for the next line, until the deadline. The end comes again as often as it is asked for.
    public func nextLine(until deadline: Deadline = .never) throws(ConnectionError) -> Heard {
        var arrived: [UInt8] = []
        while true {
            if let line = try nextLine(after: arrived) { return .line(line) }
            switch try connection.receive(until: deadline) {
            case .bytes(let bytes): arrived = bytes
            case .end: return .end(unfinished: reader.withLock { $0.unfinished })
            case .timedOut: return .timedOut
            }
        }
    }

    private func nextLine(after arrived: [UInt8]) throws(ConnectionError) -> [UInt8]? {
        do throws(LineReader.EndlessLine) {
            return try reader.withLock { (reader) throws(LineReader.EndlessLine) in
                reader.append(arrived)
                return try reader.next()
            }
        } catch {
            throw .endlessLine(bytes: error.longestLine)
        }
    }
}
