internal import Chat

/// What was skipped for somebody who read too slowly.
extension IRCEncoder {
    /// A notice to the channel, where people see it whatever their client understands: how many messages, their numbers,
    /// and when the first and the last of them were said.
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
