internal import Chat

/// What was said and not heard, or is not remembered.
extension PlainWording {
    static func noHistory(_ stretch: Stretch) -> StaticString {
        switch stretch {
        case .last: "nothing said yet"
        case .numbered, .after: "nothing is remembered of that"
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
