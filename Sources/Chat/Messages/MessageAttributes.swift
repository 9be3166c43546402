/// What a program says beside somebody's words, for programs that read frames. Opaque to rooms, which pass it on.
public struct MessageAttributes: Hashable, Sendable {
    /// What the program calls these words, so that they are said once however often it sends them; empty for no name.
    public let id: [UInt8]
    /// More of it, in a spelling that its dialect knows.
    public let headers: [UInt8]
    /// The media type of the body, as the program gave it; empty where it gave none.
    public let contentType: [UInt8]
    /// The body as the program sent it, where the words are not all of it: with its line ends, or bytes that are no text.
    /// Nil where it is the words.
    public let body: [UInt8]?
    /// Whether the body has NUL, so that only programs can read it.
    public let isData: Bool

    /// Nothing.
    public static let none = MessageAttributes(id: [], headers: [])

    /// Puts the parts together.
    public init(id: [UInt8], headers: [UInt8], contentType: [UInt8] = [], body: [UInt8]? = nil) {
        self.id = id
        self.headers = headers
        self.contentType = contentType
        self.body = body
        isData = body?.contains(0) ?? false
    }

    /// Whether there is none.
    public var isEmpty: Bool { id.isEmpty && headers.isEmpty && contentType.isEmpty && body == nil }
}
