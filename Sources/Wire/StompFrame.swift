/// A frame of STOMP, sent by either side. No sockets, no meaning.
public struct StompFrame: Hashable, Sendable {
    /// What it is.
    public let command: StompCommand
    /// What is said about it; without `content-length`, once it is to be encoded.
    public var headers: StompHeaders
    /// What it carries; empty but for SEND, MESSAGE and ERROR.
    public var body: [UInt8]

    /// Puts the parts together.
    public init(_ command: StompCommand, _ headers: StompHeaders = StompHeaders(), body: [UInt8] = []) {
        self.command = command
        self.headers = headers
        self.body = body
    }

    /// Puts a frame together whose headers stand in a program.
    public init(_ command: StompCommand, _ headers: [(StaticString, String)], body: String = "") {
        self.init(command, body: Array(body.utf8))
        for (name, value) in headers { self.headers.append(name, value) }
    }

    /// Appends the frame as it is sent in that version. `content-length` is counted where there can be a body.
    public func encode(_ version: StompVersion, into bytes: inout [UInt8]) {
        let spelling = StompFrameWriter(command, version)
        spelling.begin(&bytes)
        for place in 0..<headers.count where !headers.name(place).elementsEqual("content-length".utf8) {
            spelling.header(headers.name(place), headers.value(place), &bytes)
        }
        spelling.end(body: body, &bytes)
    }
}
