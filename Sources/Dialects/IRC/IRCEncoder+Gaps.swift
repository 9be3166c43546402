internal import Chat

/// Encodes the gap that a slow reader has: the messages of a room that it missed.
extension IRCEncoder {
    /// Appends a notice to the channel, which every client displays. It gives the number of missed messages, their
    /// sequence numbers, and the times of the first and the last.
    func missed(_ missed: MissedMessages, at serverName: String, _ out: inout [UInt8]) {
        let messages = missed.count == 1 ? "1 message" : "\(missed.count) messages"
        let numbers = "\(missed.numbers.lowerBound)-\(missed.numbers.upperBound)"
        let times = "from \(missed.times.lowerBound.iso8601) to \(missed.times.upperBound.iso8601)"
        tags(nil, missed.times.upperBound, &out)
        out.append(":", string: serverName)
        out.append(" NOTICE ")
        out.append(channel: missed.name)
        out.append(trailing: Array("You read too slowly and missed \(messages), \(numbers), said \(times)".utf8))
    }
}
