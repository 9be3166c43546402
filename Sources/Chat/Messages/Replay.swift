/// The earlier messages that a room sends to a user who joins.
public struct Replay: Sendable {
    /// The last messages, oldest first; at most the limit `replay`.
    public let messages: [Event]
    /// The number of messages before those, which the user does not receive: all since the room was created, or since the
    /// user left the server if those are more. Without `messages`, only those since the user left the server.
    public let earlier: Int

    /// A sentence part that says how many messages are left out; `earlier` must not be 0.
    public var omission: String {
        switch (messages.isEmpty, earlier) {
        case (true, 1): "1 message since you were last here is not shown"
        case (true, _): "\(earlier) messages since you were last here are not shown"
        case (false, 1): "1 earlier message is not shown"
        case (false, _): "\(earlier) earlier messages are not shown"
        }
    }

    /// No messages.
    public static let none = Replay(messages: [], earlier: 0)

    init(messages: [Event], earlier: Int) {
        self.messages = messages
        self.earlier = earlier
    }
}
