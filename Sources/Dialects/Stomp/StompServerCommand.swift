internal import Chat
internal import Wire

/// A question or request that a client sends by SEND to `/server/WORD`. Each has a file of its own.
struct StompServerCommand: Sendable {
    let word: String
    /// The headers and the body that the command accepts, such as `room:NAME, body:TEXT`.
    let usage: String
    /// A sentence that describes the command.
    let summary: String
    private let answer: @Sendable (inout StompContext) throws(Refusal) -> Void

    init(
        _ word: String, _ usage: String = "", _ summary: String,
        perform: @escaping @Sendable (inout StompContext) throws(Refusal) -> Void
    ) {
        self.word = word
        self.usage = usage
        self.summary = summary
        answer = perform
    }

    /// The headers that at least one command accepts. The server ignores all other headers, which a client library may
    /// add.
    private static let headers: [StaticString] = [
        StompHeader.room, StompHeader.user, StompHeader.mask, StompHeader.setting, StompHeader.value,
        StompHeader.change, StompHeader.count, StompHeader.after, StompHeader.name,
    ]

    /// Performs the command. It refuses, and never drops, a header of another command or a body that it does not
    /// accept.
    func perform(_ exchange: inout StompContext) throws(Refusal) {
        for name in StompServerCommand.headers where exchange.frame.headers[name] != nil && !usage.contains("\(name):")
        {
            throw Refusal(.badArgument, about: "\(name)".utf8)
        }
        if !exchange.frame.body.isEmpty && !usage.contains("body") { throw Refusal(.badArgument, about: "body".utf8) }
        try answer(&exchange)
    }

    /// All commands, in the order of the help text.
    static let table: [StompServerCommand] = [
        .who, .rooms, .topic, .history, .whois, .watch, .unwatch, .name, .away, .op, .deop, .voice, .devoice, .kick,
        .ban, .unban,
        .invite,
        .knock, .room, .help,
    ]

    private static let byWord = Dictionary(table.map { (Array($0.word.utf8), $0) }) { first, _ in first }

    static func named(_ word: [UInt8]) -> StompServerCommand? { byWord[word] }
}
