/// A STOMP frame from either side. It uses no sockets and does not interpret its content.
public struct StompFrame: Hashable, Sendable {
    /// The command of the frame.
    public let command: StompCommand
    /// The headers; a frame to be encoded must not contain `content-length`.
    public var headers: StompHeaders
    /// The body, which is empty except in SEND, MESSAGE and ERROR.
    public var body: [UInt8]

    /// Creates a frame.
    public init(_ command: StompCommand, _ headers: StompHeaders = StompHeaders(), body: [UInt8] = []) {
        self.command = command
        self.headers = headers
        self.body = body
    }

    /// Creates a frame from literal headers.
    public init(_ command: StompCommand, _ headers: [(StaticString, String)], body: String = "") {
        self.init(command, body: Array(body.utf8))
        for (name, value) in headers { self.headers.append(name, value) }
    }

    /// Appends the frame, encoded for a version. It adds `content-length` when the command allows a body.
    public func encode(_ version: StompVersion, into bytes: inout [UInt8]) {
        let spelling = StompFrameWriter(command, version)
        spelling.begin(&bytes)
        for place in 0..<headers.count where !headers.name(place).elementsEqual("content-length".utf8) {
            spelling.header(headers.name(place), headers.value(place), &bytes)
        }
        spelling.finish(body: body, &bytes)
    }
}
