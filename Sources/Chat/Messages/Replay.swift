/// The earlier messages that a room sends to a user who joins.
public struct Replay: Sendable {
    /// The last messages, oldest first; at most the limit `replay`.
    public let messages: [Event]
    /// The number of messages before those since the room was created, which the user does not receive.
    public let earlier: Int

    /// A sentence part that says how many messages are left out; `earlier` must not be 0.
    public var omission: String {
        earlier == 1 ? "1 earlier message is not shown" : "\(earlier) earlier messages are not shown"
    }

    /// No messages.
    public static let none = Replay(messages: [], earlier: 0)

    init(messages: [Event], earlier: Int) {
        self.messages = messages
        self.earlier = earlier
    }
}
