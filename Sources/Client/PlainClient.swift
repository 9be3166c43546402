public import Sockets
public import Threads

/// A conversation in lines for programs, tests and benchmarks: all of `plain`, and enough for `echo`.
///
/// One thread may send and another may receive at the same time; two senders or two receivers would mix up the lines.
public final class PlainClient: Sendable {
    /// The underlying connection, for closing it or for sending bytes that are no line.
    public let connection: ClientConnection
    private let reader = Locked(LineReader())

    /// The result of a wait for a line.
    public enum LineResult: Equatable, Sendable {
        /// A whole line, without its end.
        case line([UInt8])
        /// The server has closed the connection; `unfinished` is the start of a line that the server did not end.
        case end(unfinished: [UInt8])
        /// The deadline came before a whole line.
        case timedOut

        /// The line as text, with invalid UTF-8 repaired; nil when no line was received.
        public var text: String? {
            if case .line(let bytes) = self { String(decoding: bytes, as: UTF8.self) } else { nil }
        }
    }

    /// Creates a client on a connection.
    public init(over connection: ClientConnection) { self.connection = connection }

    /// Connects to the address, which must name its port.
    ///
    /// - Throws: `ConnectionError` when the address asks for TLS or the connection fails.
    public convenience init(to uri: EndpointURI) throws(ConnectionError) {
        self.init(over: try ClientConnection(to: uri))
    }

    /// Sends the text followed by a line end.
    ///
    /// - Throws: `ConnectionError` when the bytes cannot be sent.
    public func send(line: String) throws(ConnectionError) {
        var bytes = Array(line.utf8)
        bytes.append(UInt8(ascii: "\n"))
        try connection.send(bytes)
    }

    /// Waits for the next line, until the deadline. After the end, each call returns the end again.
    ///
    /// - Throws: `ConnectionError` when the connection breaks or a line is too long.
    public func nextLine(until deadline: Deadline = .never) throws(ConnectionError) -> LineResult {
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
