/// The attributes that a client attaches to a message, for programs that read frames. Rooms pass them on without
/// reading them.
public struct MessageAttributes: Hashable, Sendable {
    /// The id that the client gave the message, so that the room sends it once even when the client repeats it; empty
    /// for none.
    public let id: [UInt8]
    /// Further headers, in an encoding that the dialect knows.
    public let headers: [UInt8]
    /// The media type of the body, as the client gave it; empty when it gave none.
    public let contentType: [UInt8]
    /// The body as the client sent it, when the text does not hold all of it, such as its line ends or bytes that are
    /// not text. Nil when the text is the body.
    public let body: [UInt8]?
    /// Whether the body contains NUL, so that only programs can read it.
    public let isData: Bool

    /// No attributes.
    public static var none: MessageAttributes { MessageAttributes(id: [], headers: []) }

    /// Creates attributes.
    public init(id: [UInt8], headers: [UInt8], contentType: [UInt8] = [], body: [UInt8]? = nil) {
        self.id = id
        self.headers = headers
        self.contentType = contentType
        self.body = body
        isData = body?.contains(0) ?? false
    }

    /// Whether there are no attributes.
    public var isEmpty: Bool { id.isEmpty && headers.isEmpty && contentType.isEmpty && body == nil }
}
