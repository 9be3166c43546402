/// To whom something is said by the server, as far as the words depend on it, and when.
public struct Addressee: Sendable {
    /// Who it is, once they have a name.
    public let member: Member?
    /// What the server calls itself.
    public let server: String
    /// When it is said.
    public let now: Timestamp

    /// Puts the parts together.
    public init(_ member: Member?, at server: String, _ now: Timestamp) {
        self.member = member
        self.server = server
        self.now = now
    }
}
