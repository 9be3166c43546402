internal import Chat

/// What was said and not heard, or is not remembered.
extension PlainEncoder {
    /// What is missing of the messages that were asked for, before those that are remembered.
    static func remembered(
        _ messages: Int, of range: HistoryRange, _ forgotten: UInt64?, in room: RoomName, _ out: inout [UInt8]
    ) {
        switch (range, forgotten) {
        case (_, let number?) where messages > 0:
            notice(in: room, &out) {
                $0.add("", string: "what was said up to number \(number) is not remembered any more")
            }
        case (.last, nil) where messages == 0: notice(in: room, &out) { $0.add("nothing said yet") }
        case (.last, _), (.numbered, _), (.after, _):
            if messages == 0 { notice(in: room, &out) { $0.add("nothing is remembered of that") } }
        }
    }

    /// The numbers are told as the command takes them that shows those messages again.
    static func missed(_ missed: MissedMessages, _ out: inout [UInt8]) {
        let messages = missed.count == 1 ? "1 message" : "\(missed.count) messages"
        let numbers = "\(missed.numbers.lowerBound)-\(missed.numbers.upperBound)"
        notice(in: missed.name, &out) { out in
            out.add("you read too slowly and missed ", string: messages)
            out.add("; /history ", string: numbers)
            out.add(" shows what is remembered of them")
        }
    }
}
