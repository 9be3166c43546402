internal import Chat

/// What one can ask the server for by a SEND to `/server/WORD`. Each has a file of its own.
struct StompQuestion: Sendable {
    let word: String
    /// The headers and the body that it takes, such as `room:NAME, body:TEXT`.
    let usage: String
    /// What it does, in a sentence.
    let summary: String
    let perform: @Sendable (inout StompExchange) throws(Refusal) -> Void

    init(
        _ word: String, _ usage: String = "", _ summary: String,
        perform: @escaping @Sendable (inout StompExchange) throws(Refusal) -> Void
    ) {
        self.word = word
        self.usage = usage
        self.summary = summary
        self.perform = perform
    }

    /// All of them, in the order in which help shows them.
    static let table: [StompQuestion] = [
        .who, .rooms, .topic, .history, .whois, .name, .away, .op, .deop, .voice, .devoice, .kick, .ban, .unban,
        .invite,
        .knock, .room, .help,
    ]

    private static let byWord = Dictionary(table.map { (Array($0.word.utf8), $0) }) { first, _ in first }

    static func named(_ word: [UInt8]) -> StompQuestion? { byWord[word] }
}
