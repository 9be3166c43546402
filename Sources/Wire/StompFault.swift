/// The reason why a stream can't be read further, so that the session must end (STOMP 1.2, "ERROR").
public struct StompFault: Error, Hashable, Sendable {
    /// The kind of error in the stream.
    public enum Reason: String, CaseIterable, Hashable, Sendable {
        /// The first line is not a command that this side may receive.
        case unknownCommand
        /// A header line has no colon or no name, or contains NUL, which some readers take for the end of a frame.
        case malformedHeader
        /// A header contains an escape that the version does not define.
        case undefinedEscape
        /// A header is not valid UTF-8.
        case headerNotUTF8
        /// The frame has more headers than the bounds allow.
        case tooManyHeaders
        /// The command and the headers have more bytes than the bounds allow.
        case headersTooLong
        /// `content-length` is not a number.
        case badContentLength
        /// The body has more bytes than the bounds allow.
        case bodyTooLong
        /// A frame has a body although its command does not allow one.
        case unexpectedBody
        /// The body continues after the length in `content-length`.
        case bodyNotEnded
    }

    /// The kind of error.
    public let reason: Reason
    /// The command of the frame, or nil when the framer did not read it.
    public let command: StompCommand?
    /// The headers that the framer read before the error.
    public let headers: StompHeaders

    /// Creates a fault with its reason and the parts of the frame that were read.
    public init(reason: Reason, command: StompCommand? = nil, headers: StompHeaders = StompHeaders()) {
        self.reason = reason
        self.command = command
        self.headers = headers
    }
}

/// The limits on the size of one frame.
public struct StompBounds: Hashable, Sendable {
    /// The maximum number of headers, including repeated ones.
    public let headers: Int
    /// The maximum number of bytes in the command and all headers, as sent, with line ends.
    public let headerBytes: Int
    /// The maximum number of bytes in the body.
    public let bodyBytes: Int

    /// Creates the limits.
    public init(headers: Int, headerBytes: Int, bodyBytes: Int) {
        self.headers = headers
        self.headerBytes = headerBytes
        self.bodyBytes = bodyBytes
    }
}
