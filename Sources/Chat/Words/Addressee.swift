/// To whom something is said by the server, as far as the words depend on it.
public struct Addressee: Sendable {
    /// Who it is, once they have a name.
    public let member: Member?
    /// What the server calls itself.
    public let server: String

    /// Puts the two together.
    public init(_ member: Member?, at server: String) {
        self.member = member
        self.server = server
    }
}
