import Testing
import Wire

@testable import Chat
@testable import Dialects

/// Tests the size of the largest encoded messages. A room sends a batch once it reaches half an outbox, but never
/// splits a message. So the bytes that wait for a client stay within its bounds as long as no message is larger than
/// the other half and the reserve. The tests check a stricter bound.
@Suite struct LargestMessageTests {
    private static var classes: [EncodingClass] {
        [
            .plain, .telnet, .irc([]), .irc(IRCCapabilities(rawValue: .max)), .stomp(subscribed(1)),
            .stomp(subscribed(Limits.subscriptionsToOne)),
        ]
    }

    /// Returns the format of a reader that has `count` subscriptions to the room.
    private static func subscribed(_ count: Int) -> StompReaderFormat {
        let subscriptions = (0..<count).map {
            StompReaderFormat.Subscription(
                id: Array(repeating: 0x61 + UInt8($0), count: Limits.frameIDBytes), isAcknowledged: true)
        }
        return StompReaderFormat(.v12).hearing(StompReaderFormat.mark(subscriptions))
    }

    /// Returns the largest messages that the limits allow: one line, as many lines as possible, and bytes that are not
    /// text. The texts have as many bytes of headers as a frame may have.
    private func messages(_ limits: Limits) throws -> [ChatMessage] {
        let lines = limits[.messageLines]
        let line = String(repeating: "x", count: limits[.text] / lines - 1)
        let headers = Array("h:\(String(repeating: "y", count: Limits.frameHeaderBytes))\n".utf8)
        let id = [UInt8](repeating: 0x69, count: Limits.frameIDBytes)
        let texts = [
            String(repeating: "x", count: limits[.text]), Array(repeating: line, count: lines).joined(separator: "\n"),
        ]
        let said = try texts.map { text in
            let text = try #require(MessageText(text, newlines: true))
            return try #require(ChatMessage(.message, text, marks: MessageAttributes(id: id, headers: headers)))
        }
        let data = MessageAttributes(id: id, headers: headers, body: [UInt8](repeating: 0, count: limits[.text]))
        return said + [try #require(ChatMessage(.message, .nothing, marks: data))]
    }

    @Test(arguments: classes)
    func `With the default limits, no message is larger than a third of half an outbox`(_ reader: EncodingClass) throws
    {
        let limits = Limits()
        let room = try #require(RoomName(Array(repeating: UInt8(ascii: "r"), count: 64)))
        let ana = Member(
            user: UserID(.max), name: try #require(UserName(Array(repeating: UInt8(ascii: "n"), count: 32))),
            profile: Profile(.none, host: Array(repeating: UInt8(ascii: "h"), count: 63)))
        for said in try messages(limits) {
            #expect(limits.refusal(of: said) == nil)
            let time = Timestamp(milliseconds: 0)
            let event = Event(
                sequence: .max, id: MessageID(time: time, number: .max, by: .max), time: time,
                kind: .said(by: ana, said))
            var bytes: [UInt8] = []
            reader.encode(event, in: room, into: &bytes)
            #expect(bytes.count < limits[.outbox] / 2 / 3, "\(bytes.count) bytes")
        }
    }
}
