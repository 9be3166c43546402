/// What a room tells a user who joins of what was said before.
public struct Replay: Sendable {
    /// The last messages, the oldest first; no more than the limit `replay` says.
    public let messages: [Event]
    /// How many messages were said before those in this life of the room, which the user is not shown.
    public let earlier: Int

    /// Nothing.
    public static let none = Replay(messages: [], earlier: 0)

    init(messages: [Event], earlier: Int) {
        self.messages = messages
        self.earlier = earlier
    }
}
