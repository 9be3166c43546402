internal import Chat
internal import Wire

/// What one can ask the server for by a SEND to `/server/WORD`. Each has a file of its own.
struct StompServerCommand: Sendable {
    let word: String
    /// The headers and the body that it takes, such as `room:NAME, body:TEXT`.
    let usage: String
    /// What it does, in a sentence.
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

    /// The headers that mean something to some question. Others are a library's own and are ignored.
    private static let headers: [StaticString] = [
        StompHeader.room, StompHeader.user, StompHeader.mask, StompHeader.setting, StompHeader.value,
        StompHeader.change, StompHeader.count, StompHeader.after, StompHeader.name,
    ]

    /// Does what the frame asks for. A header of another question and a body that the question does not take are refused,
    /// never dropped.
    func perform(_ exchange: inout StompContext) throws(Refusal) {
        for name in StompServerCommand.headers where exchange.frame.headers[name] != nil && !usage.contains("\(name):")
        {
            throw Refusal(.badArgument, about: "\(name)".utf8)
        }
        if !exchange.frame.body.isEmpty && !usage.contains("body") { throw Refusal(.badArgument, about: "body".utf8) }
        try answer(&exchange)
    }

    /// All of them, in the order in which help shows them.
    static let table: [StompServerCommand] = [
        .who, .rooms, .topic, .history, .whois, .watch, .unwatch, .name, .away, .op, .deop, .voice, .devoice, .kick,
        .ban, .unban,
        .invite,
        .knock, .room, .help,
    ]

    private static let byWord = Dictionary(table.map { (Array($0.word.utf8), $0) }) { first, _ in first }

    static func named(_ word: [UInt8]) -> StompServerCommand? { byWord[word] }
}
