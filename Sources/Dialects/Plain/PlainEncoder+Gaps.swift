internal import Chat

/// Notices about messages that a reader missed or that a room no longer remembers.
extension PlainEncoder {
    /// Appends a notice of the requested messages that the room no longer remembers, before those that it does.
    static func remembered(
        _ messages: Int, of range: HistoryRange, _ forgotten: UInt64?, in room: RoomName, _ out: inout [UInt8]
    ) {
        switch (range, forgotten) {
        case (_, let number?) where messages > 0:
            notice(in: room, &out) {
                $0.append("", string: "what was said up to number \(number) is not remembered any more")
            }
        case (.last, nil) where messages == 0: notice(in: room, &out) { $0.append("nothing said yet") }
        case (.last, _), (.numbered, _), (.after, _):
            if messages == 0 { notice(in: room, &out) { $0.append("nothing is remembered of that") } }
        }
    }

    /// Appends a gap with its numbers in the form that `/history` accepts to show those messages.
    static func missed(_ missed: MissedMessages, _ out: inout [UInt8]) {
        let messages = missed.count == 1 ? "1 message" : "\(missed.count) messages"
        let numbers = "\(missed.numbers.lowerBound)-\(missed.numbers.upperBound)"
        notice(in: missed.name, &out) { out in
            out.append("you read too slowly and missed ", string: messages)
            out.append("; /history ", string: numbers)
            out.append(" shows what is remembered of them")
        }
    }
}
