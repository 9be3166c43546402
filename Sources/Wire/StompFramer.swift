/// Splits bytes into STOMP frames, on either side of a connection. It uses no sockets and does not interpret the
/// frames.
///
/// The frames do not depend on how the stream is cut into pieces. Line ends between frames are heart-beats, which the
/// framer skips. The framer learns the escapes from the handshake: a server from `accept-version` of CONNECT or STOMP,
/// a client from `version` of CONNECTED. Lines may end in LF or CRLF in every version.
public struct StompFramer: Sendable {
    private enum State {
        /// The framer is before or within the command line.
        case command
        /// The framer reads headers; nil for an unknown command, of which only `receipt` matters.
        case headers(StompCommand?)
        /// The framer expects `left` more bytes of the body, and then NUL.
        case counted(StompCommand, left: Int)
        /// The framer reads a body up to NUL.
        case uncounted(StompCommand)
        /// The framer has reported a fault and reads nothing more.
        case broken
    }

    private let bounds: StompBounds
    private let isAtServer: Bool
    private var state = State.command
    /// The unfinished line of the command or a header.
    private var line: [UInt8] = []
    /// Whether the framer is still in the first line of the stream.
    private var isAtStart = true
    private var headerBytes = 0
    private var headers = StompHeaders()
    private var body: [UInt8] = []
    /// The version of the frames after the handshake.
    public private(set) var version = StompVersion.v12

    /// Creates a framer at the start of a stream. At a server it reads client frames, else server frames.
    public init(atServer isAtServer: Bool, bounds: StompBounds) {
        self.isAtServer = isAtServer
        self.bounds = bounds
    }

    /// The number of bytes in the unfinished frame.
    public var unfinishedBytes: Int { line.count + headerBytes + body.count }
    /// Whether a fault has stopped the framer.
    public var isBroken: Bool {
        if case .broken = state { true } else { false }
    }

    /// Reads a piece of the stream and passes on each frame that ends in it, up to the first fault.
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

    /// Reads the next line or body part from `start`, and returns the index where the rest begins.
    private mutating func take(
        _ piece: Span<UInt8>, from start: Int, _ frame: (StompFrame) -> Void
    ) throws(StompFault) -> Int {
        switch state {
        case .broken: return piece.count
        case .command, .headers:
            guard let end = piece.firstIndex(of: UInt8(ascii: "\n"), from: start) else {
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

    /// Keeps a part of a body without `content-length`. When no body is allowed, it skips line ends, since some clients
    /// send one more before NUL.
    private mutating func keepBody(_ part: Span<UInt8>, of command: StompCommand) throws(StompFault) {
        if command.mayHaveBody {
            if body.count + part.count > bounds.bodyBytes { throw fault(.bodyTooLong, command) }
            body.append(part)
        } else {
            for index in part.indices where part[index] != UInt8(ascii: "\n") && part[index] != UInt8(ascii: "\r") {
                throw fault(.unexpectedBody, command)
            }
        }
    }

    // MARK: Lines

    /// Keeps a part of a line and checks the bounds. The line end counts as one byte.
    private mutating func keep(_ part: Span<UInt8>, isWhole: Bool) throws(StompFault) {
        headerBytes += part.count + (isWhole ? 1 : 0)
        switch state {
        case .headers(let command):
            if headerBytes > bounds.headerBytes { throw fault(.headersTooLong, command) }
            line.append(part)
        case .command, .counted, .uncounted, .broken:
            line.append(part)
            // Allows one byte more for a CR, and three bytes for a byte order mark before the first frame.
            let mark = isAtStart && line.span.beginsWithByteOrderMark ? 3 : 0
            if line.count > StompCommand.mostBytes + 1 + mark { throw fault(.unknownCommand, nil) }
        }
    }

    private mutating func finishLine() throws(StompFault) {
        defer { line.removeAll(keepingCapacity: true) }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        switch state {
        case .headers(let command):
            if line.isEmpty { return try finishHeaders(command) }
            if headers.count == bounds.headers { throw fault(.tooManyHeaders, command) }
            try appendHeader(of: command)
        case .command, .counted, .uncounted, .broken:
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

    private mutating func appendHeader(of command: StompCommand?) throws(StompFault) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0, !line.contains(0) else {
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
        let digits = length.drop { $0 == UInt8(ascii: "0") }
        guard !length.isEmpty, digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
            throw fault(.badContentLength, command)
        }
        let count = digits.count > 9 ? Int.max : digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        if count > 0 && !command.mayHaveBody { throw fault(.unexpectedBody, command) }
        if count > bounds.bodyBytes { throw fault(.bodyTooLong, command) }
        state = .counted(command, left: count)
    }

    /// Takes the version from the handshake. A refused handshake needs no version, since nothing follows it.
    private mutating func learn(from command: StompCommand) {
        switch command {
        case .connect, .stomp: version = StompVersion(highestOf: headers["accept-version"]) ?? version
        case .connected: version = StompVersion(highestOf: headers["version"]) ?? version
        case .send, .subscribe, .unsubscribe, .begin, .commit, .abort, .ack, .nack, .disconnect, .message, .receipt,
            .error:
            break
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
