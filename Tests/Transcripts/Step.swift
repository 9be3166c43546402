/// One action of a transcript: a line, or a block of lines that may match in any order.
public struct Step: Sendable {
    /// The actions and expectations that a transcript can contain.
    public enum Action: Sendable {
        /// `ana arrives speaking plain`: a client connects and uses this dialect.
        case arrives(String, speaking: String)
        /// `ana > line` sends a line with its line end, and `ana >> bytes` sends the bytes unchanged.
        case sends(String, LineTemplate)
        /// `ana < pattern`: the next line that the client receives must match.
        case hears(ExpectedLine)
        /// `ana skips to pattern`: the client's lines are dropped up to the first that matches.
        case skips(to: ExpectedLine)
        /// `ana .`: the client has no unread lines.
        case hearsNothing(String)
        /// `ana hangs up`: the client closes its connection.
        case hangsUp(String)
        /// `ana is closed`: the server has closed the connection, and the client has no unread lines.
        case isClosed(String)
        /// `any order` … `end`: each client receives its lines of the block in any order.
        case anyOrder([ExpectedLine])
    }

    /// A line that a client is expected to receive.
    public struct ExpectedLine: Sendable {
        /// The line of the transcript.
        public let place: Place
        /// The name of the client.
        public let who: String
        /// The pattern that the received line must match.
        public let pattern: Pattern
    }

    /// The line of the transcript; for a block, its first line.
    public let place: Place
    /// The action or expectation.
    public let action: Action
}

/// A server option that a transcript requires. `roost has limit outbox=4096` is the option `limit` with the value
/// `outbox=4096`.
public struct Setting: Hashable, Sendable {
    /// The name of the option: `limit`, `name`, `description`, `network`, `motd` (one line of the message), `lobby`,
    /// `password`, `operator` or `sessions`.
    public let option: String
    /// The value of the option: the rest of the line.
    public let value: String

    /// Creates a setting from an option and its value.
    public init(option: String, value: String) {
        self.option = option
        self.value = value
    }
}
