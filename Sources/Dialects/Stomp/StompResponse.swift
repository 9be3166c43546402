internal import Chat

/// The response to a frame: all messages, each with the name of the request, and then the receipt.
///
/// When the session asks a room, the room thread ends the response, in the order of the room's events.
struct StompResponse: Response {
    private let tag: CommandTag
    private let reader: StompReaderFormat
    private var outcome = CommandOutcome()
    private var isHandedOver = false

    init(to tag: CommandTag, for reader: StompReaderFormat) {
        self.tag = tag
        self.reader = reader
    }

    mutating func take(_ bytes: [UInt8]) -> [UInt8] { bytes }

    mutating func handOver() -> (tag: CommandTag?, first: [UInt8]) {
        defer { isHandedOver = true }
        return (isHandedOver ? nil : tag, [])
    }

    mutating func share() {}

    mutating func takeBack() { isHandedOver = false }

    mutating func record(_ answer: ServerReply) { outcome.record(answer) }

    mutating func record(_ refusal: Refusal) { outcome.record(refusal) }

    var waitsForRooms: Bool { !isHandedOver }

    func finish() -> [UInt8] {
        if isHandedOver { return [] }
        var bytes: [UInt8] = []
        StompEncoder(reader).receipts(StompRequest(tag), outcome, &bytes)
        return bytes
    }
}
