/// Why a stream can't be read on: the conversation must end (STOMP 1.2, "ERROR").
public struct StompFault: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: String, CaseIterable, Hashable, Sendable {
        /// The first line is no command that this side may be sent.
        case unknownCommand
        /// A line of the header has no colon, or no name before it, or holds NUL, which some take for the end of a frame.
        case malformedHeader
        /// A header has an escape that the version does not define.
        case undefinedEscape
        /// A header is not UTF-8.
        case headerNotUTF8
        /// There are more headers than may be.
        case tooManyHeaders
        /// The command and the headers have more bytes than they may have.
        case headersTooLong
        /// `content-length` is no number.
        case badContentLength
        /// The body has more bytes than it may have.
        case bodyTooLong
        /// A frame has a body that must not have one.
        case unexpectedBody
        /// The body goes on where it should be over.
        case bodyNotEnded
    }

    /// What is wrong.
    public let reason: Reason
    /// What the frame is, as far as that was read.
    public let command: StompCommand?
    /// The headers of the frame, as far as they were read.
    public let headers: StompHeaders

    /// What could not be read, and where.
    public init(reason: Reason, command: StompCommand? = nil, headers: StompHeaders = StompHeaders()) {
        self.reason = reason
        self.command = command
        self.headers = headers
    }
}

/// How much one frame may hold.
public struct StompBounds: Hashable, Sendable {
    /// How many headers, repeated ones among them.
    public let headers: Int
    /// Bytes of the command and all headers, as they are sent, with the ends of their lines.
    public let headerBytes: Int
    /// Bytes of the body.
    public let bodyBytes: Int

    /// Puts the bounds together.
    public init(headers: Int, headerBytes: Int, bodyBytes: Int) {
        self.headers = headers
        self.headerBytes = headerBytes
        self.bodyBytes = bodyBytes
    }
}
