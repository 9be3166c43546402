/// What the server answers to a person who asks what was said in a room, until it is complete.
struct HistoryAnswer: Sendable {
    let room: String
    /// The highest number that was asked for.
    let last: UInt64
    private(set) var messages: [ReceivedMessage] = []
    /// The number up to which what was asked for is not remembered.
    private(set) var forgotten: UInt64?

    /// As many messages as are kept; the server is asked for fewer.
    private static let mostMessages = 100_001

    init(room: String, last: UInt64) { (self.room, self.last) = (room, last) }

    /// A message has come. The server counts messages from a number on, so it may send some that were not asked for.
    mutating func add(_ words: ReceivedMessage, _ sequence: UInt64) {
        if sequence <= last && messages.count < HistoryAnswer.mostMessages { messages.append(words) }
    }

    mutating func miss(upTo number: UInt64) { forgotten = min(number, last) }
}
