/// What a room tells a user who joins of what was said before.
public struct Replay: Sendable {
    /// The last messages, the oldest first; no more than the limit `replay` says.
    public let messages: [Event]
    /// How many messages were said before those in this life of the room, which the user is not shown.
    public let earlier: Int

    /// How many messages are left out, in words; `earlier` must not be 0.
    public var omission: String {
        earlier == 1 ? "1 earlier message is not shown" : "\(earlier) earlier messages are not shown"
    }

    /// Nothing.
    public static let none = Replay(messages: [], earlier: 0)

    init(messages: [Event], earlier: Int) {
        self.messages = messages
        self.earlier = earlier
    }
}
