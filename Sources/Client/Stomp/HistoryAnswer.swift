/// The server's answer to a user's history request, collected until it is complete.
struct HistoryAnswer: Sendable {
    let room: String
    /// The highest message number that the user asked for.
    let last: UInt64
    private(set) var messages: [ReceivedMessage] = []
    /// The number up to which the server no longer remembers the requested messages; nil when it remembers all.
    private(set) var forgotten: UInt64?

    /// The most messages that are kept; the client asks for fewer.
    private static let mostMessages = 100_001

    init(room: String, last: UInt64) { (self.room, self.last) = (room, last) }

    /// Adds a message. The server counts messages from a start number, so it may send some beyond the request.
    mutating func append(_ words: ReceivedMessage, _ sequence: UInt64) {
        if sequence <= last && messages.count < HistoryAnswer.mostMessages { messages.append(words) }
    }

    mutating func miss(upTo number: UInt64) { forgotten = min(number, last) }
}
