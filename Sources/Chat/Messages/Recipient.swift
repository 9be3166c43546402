/// The recipient of a reply, and the circumstances that its encoding depends on.
public struct Recipient: Sendable {
    /// The user; nil before login.
    public let member: Member?
    /// The server's own name.
    public let serverName: String
    /// The time of the reply.
    public let now: Timestamp

    /// The tag of the command that the reply answers, when the dialect has given one.
    public let tag: CommandTag?
    /// The unique number of the reply, for dialects in which each message has an id.
    public let number: Number

    /// Identifies a reply: the id of the session or room that counts its replies, and the value of that count. The two
    /// together are unique.
    public struct Number: Sendable {
        /// The id of the session or room that owns the counter.
        public let giver: UInt64
        /// The value of that counter.
        public let count: UInt64

        /// Creates a number.
        public init(_ count: UInt64, of giver: UInt64) { (self.giver, self.count) = (giver, count) }
    }

    /// Creates a recipient.
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
