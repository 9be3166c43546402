/// To whom something is said by the server, when, and on what occasion, as far as the words depend on it.
public struct Recipient: Sendable {
    /// Who it is, once they have a name.
    public let member: Member?
    /// What the server calls itself.
    public let serverName: String
    /// When it is said.
    public let now: Timestamp

    /// The mark on the command that is being answered, where its dialect has given one.
    public let tag: CommandTag?
    /// A number that is given to nothing else that is told, in dialects where each message has an id.
    public let number: Number

    /// Who has counted, and how far.
    public struct Number: Sendable {
        /// A session, or the life of a room.
        public let giver: UInt64
        /// How many it has told.
        public let count: UInt64

        /// Puts the two together.
        public init(_ count: UInt64, of giver: UInt64) { (self.giver, self.count) = (giver, count) }
    }

    /// Puts the parts together.
    public init(
        _ member: Member?, at serverName: String, _ now: Timestamp, tag: CommandTag? = nil,
        number: Number = Number(0, of: 0)
    ) {
        self.member = member
        self.serverName = serverName
        self.now = now
        self.tag = tag
        self.number = number
    }
}
