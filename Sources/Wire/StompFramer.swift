/// Bytes to frames of STOMP, on either side of a connection. No sockets, no meaning.
///
/// However the bytes are cut into pieces, the same frames come out. Line ends between frames are heart-beats, and passed
/// over. How headers are escaped follows from the handshake, which the framer sees: from `accept-version` of CONNECT or
/// STOMP at the server, from `version` of CONNECTED at a client. Lines may end in LF or CRLF in every version.
public struct StompFramer: Sendable {
    private enum State {
        /// Before or within the line of the command.
        case command
        /// Nil for a command that is unknown: only its `receipt` is still of interest.
        case headers(StompCommand?)
        /// So many bytes are still to come, and then NUL.
        case counted(StompCommand, left: Int)
        /// The body ends with NUL.
        case uncounted(StompCommand)
        /// A fault has been told: nothing more is read.
        case broken
    }

    private let bounds: StompBounds
    private let isAtServer: Bool
    private var state = State.command
    /// The line that has begun, as long as it is one of the command or a header.
    private var line: [UInt8] = []
    /// Whether no line has ended yet.
    private var isAtStart = true
    private var headerBytes = 0
    private var headers = StompHeaders()
    private var body: [UInt8] = []
    /// In which version the frames after the handshake are written.
    public private(set) var version = StompVersion.v12

    /// A framer at the beginning of a stream, of what clients send, or of what a server sends.
    public init(atServer isAtServer: Bool, bounds: StompBounds) {
        self.isAtServer = isAtServer
        self.bounds = bounds
    }

    /// Bytes of the frame that has begun and not ended.
    public var unfinishedBytes: Int { line.count + headerBytes + body.count }
    /// Whether nothing more is read since the stream was faulty.
    public var isBroken: Bool {
        if case .broken = state { true } else { false }
    }

    /// Takes a piece of the stream, and hands on each frame that it ends; after the first fault nothing more.
    public mutating func feed(_ piece: Span<UInt8>, frame: (StompFrame) -> Void, fault: (StompFault) -> Void) {
        var start = 0
        do throws(StompFault) {
            while start < piece.count { start = try take(piece, from: start, frame) }
        } catch {
            state = .broken
            (line, body, headers) = ([], [], StompHeaders())
            fault(error)
        }
    }

    /// Takes what belongs together from there on, and answers where the rest begins.
    private mutating func take(
        _ piece: Span<UInt8>, from start: Int, _ frame: (StompFrame) -> Void
    ) throws(StompFault) -> Int {
        switch state {
        case .broken: return piece.count
        case .command, .headers:
            guard let end = piece.firstIndex(of: 0x0A, from: start) else {
                try keep(piece.extracting(start..<piece.count), isWhole: false)
                return piece.count
            }
            try keep(piece.extracting(start..<end), isWhole: true)
            try finishLine()
            return end + 1
        case .counted(let command, let left):
            if left == 0 {
                if piece[start] != 0 { throw fault(.bodyNotEnded, command) }
                finish(command, frame)
                return start + 1
            }
            let end = min(start + left, piece.count)
            body.append(piece.extracting(start..<end))
            state = .counted(command, left: left - (end - start))
            return end
        case .uncounted(let command):
            let end = piece.firstIndex(of: 0, from: start) ?? piece.count
            try keepBody(piece.extracting(start..<end), of: command)
            if end == piece.count { return end }
            finish(command, frame)
            return end + 1
        }
    }

    /// Keeps a part of a body without `content-length`. Where there can be none, line ends are passed over: some clients
    /// send one more before NUL.
    private mutating func keepBody(_ part: Span<UInt8>, of command: StompCommand) throws(StompFault) {
        if command.mayHaveBody {
            if body.count + part.count > bounds.bodyBytes { throw fault(.bodyTooLong, command) }
            body.append(part)
        } else {
            for index in part.indices where part[index] != 0x0A && part[index] != 0x0D {
                throw fault(.unexpectedBody, command)
            }
        }
    }

    // MARK: Lines

    /// Keeps a part of a line, within the bounds. The end of the line counts as one byte.
    private mutating func keep(_ part: Span<UInt8>, isWhole: Bool) throws(StompFault) {
        headerBytes += part.count + (isWhole ? 1 : 0)
        switch state {
        case .headers(let command):
            if headerBytes > bounds.headerBytes { throw fault(.headersTooLong, command) }
            line.append(part)
        default:
            line.append(part)
            // One byte more may be a CR, and three before the first frame are a byte order mark.
            let mark = isAtStart && line.span.beginsWithByteOrderMark ? 3 : 0
            if line.count > StompCommand.mostBytes + 1 + mark { throw fault(.unknownCommand, nil) }
        }
    }

    private mutating func finishLine() throws(StompFault) {
        defer { line.removeAll(keepingCapacity: true) }
        if line.last == 0x0D { line.removeLast() }
        switch state {
        case .headers(let command):
            if line.isEmpty { return try finishHeaders(command) }
            if headers.count == bounds.headers { throw fault(.tooManyHeaders, command) }
            try addHeader(of: command)
        default:
            if isAtStart && line.span.beginsWithByteOrderMark { line.removeFirst(3) }
            isAtStart = false
            if line.isEmpty {
                headerBytes = 0
            } else {
                let command = StompCommand(line.span).flatMap { $0.isOfServer != isAtServer ? $0 : nil }
                if command == nil && !line.allSatisfy(StompCommand.isOfAName) { throw fault(.unknownCommand, nil) }
                state = .headers(command)
            }
        }
    }

    private mutating func addHeader(of command: StompCommand?) throws(StompFault) {
        guard let colon = line.firstIndex(of: 0x3A), colon > 0, !line.contains(0) else {
            throw fault(.malformedHeader, command)
        }
        let escapes = StompEscapes(command ?? .send, version)
        guard let name = escapes.remove(line.span.extracting(0..<colon)),
            let value = escapes.remove(line.span.extracting((colon + 1)..<line.count))
        else { throw fault(.undefinedEscape, command) }
        if line.contains(where: { $0 >= 0x80 }), String(validating: line, as: UTF8.self) == nil {
            throw fault(.headerNotUTF8, command)
        }
        headers.append(name, value)
    }

    private mutating func finishHeaders(_ command: StompCommand?) throws(StompFault) {
        if let command { learn(from: command) }
        if version == .v10 { headers = headers.trimmed() }
        guard let command else { throw fault(.unknownCommand, nil) }
        guard let length = headers["content-length"] else {
            state = .uncounted(command)
            return
        }
        let digits = length.drop { $0 == 0x30 }
        guard !length.isEmpty, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
            throw fault(.badContentLength, command)
        }
        let count = digits.count > 9 ? Int.max : digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        if count > 0 && !command.mayHaveBody { throw fault(.unexpectedBody, command) }
        if count > bounds.bodyBytes { throw fault(.bodyTooLong, command) }
        state = .counted(command, left: count)
    }

    /// The handshake says how the rest is written. One that is refused is followed by nothing.
    private mutating func learn(from command: StompCommand) {
        switch command {
        case .connect, .stomp: version = StompVersion(highestOf: headers["accept-version"]) ?? version
        case .connected: version = StompVersion(highestOf: headers["version"]) ?? version
        default: break
        }
    }

    private mutating func finish(_ command: StompCommand, _ frame: (StompFrame) -> Void) {
        frame(StompFrame(command, headers, body: body))
        headers = StompHeaders()
        body = []
        headerBytes = 0
        state = .command
    }

    private func fault(_ reason: StompFault.Reason, _ command: StompCommand?) -> StompFault {
        StompFault(reason: command == nil ? .unknownCommand : reason, command: command, headers: headers)
    }
}
