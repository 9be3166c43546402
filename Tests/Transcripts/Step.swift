/// One line of a script, or one block of lines in any order.
public struct Step: Sendable {
    /// What a script can ask for.
    public enum Action: Sendable {
        /// `ana arrives speaking plain`
        case arrives(String, speaking: String)
        /// `ana > line`, with its line end, or `ana >> bytes` as they are.
        case sends(String, LineTemplate)
        /// `ana < pattern`: the very next line.
        case hears(ExpectedLine)
        /// `ana skips to pattern`: lines are dropped until one matches.
        case skips(to: ExpectedLine)
        /// `ana .`: nothing waits.
        case hearsNothing(String)
        /// `ana hangs up`
        case hangsUp(String)
        /// `ana is closed`: the server closed the connection, and there is nothing more to read.
        case isClosed(String)
        /// `any order` … `end`: each person's lines in any order.
        case anyOrder([ExpectedLine])
    }

    /// A line that a user must receive.
    public struct ExpectedLine: Sendable {
        /// Where it stands.
        public let place: Place
        /// Who hears it.
        public let who: String
        /// What it must look like.
        public let pattern: Pattern
    }

    /// Where it stands; the first line of a block.
    public let place: Place
    /// What it asks for.
    public let action: Action
}

/// An option of the server that a script needs: `roost has limit outbox=4096` is the option `limit`.
public struct Setting: Hashable, Sendable {
    /// `limit`, `name`, `motd` (one line of it) or `lobby`.
    public let option: String
    /// The rest of the line.
    public let value: String

    /// An option and its value.
    public init(option: String, value: String) {
        self.option = option
        self.value = value
    }
}
