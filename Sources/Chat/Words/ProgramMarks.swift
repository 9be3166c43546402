/// What a program says beside somebody's words, for programs that read frames. Opaque to rooms, which pass it on.
public struct ProgramMarks: Hashable, Sendable {
    /// What the program calls these words, so that they are said once however often it sends them; empty for no name.
    public let id: [UInt8]
    /// More of it, in a spelling that its dialect knows.
    public let headers: [UInt8]

    /// Nothing.
    public static let none = ProgramMarks(id: [], headers: [])

    /// Puts the parts together.
    public init(id: [UInt8], headers: [UInt8]) {
        self.id = id
        self.headers = headers
    }

    /// Whether there is none.
    public var isEmpty: Bool { id.isEmpty && headers.isEmpty }
}
