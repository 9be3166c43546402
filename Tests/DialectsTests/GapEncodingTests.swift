import Chat
import Dialects
import Testing

/// Tests how each dialect reports the messages that a slow reader missed.
@Suite struct GapEncodingTests {
    private func told(_ encodingClass: EncodingClass, count: Int, in room: String = "den") throws -> String {
        let name = try #require(RoomName(room))
        var missed: MissedMessages?
        for index in 0..<count {
            let time = Timestamp(milliseconds: 1_795_000_000_000 + Int64(index) * 1_000)
            let message = MissedMessages(number: UInt64(7 + index * 2), time: time, in: RoomID(1), called: name)
            missed?.append(message)
            missed = missed ?? message
        }
        var bytes: [UInt8] = []
        encodingClass.encode(try #require(missed), at: "roost", into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `Plain names the command that shows the missed messages`() throws {
        let end = " shows what is remembered of them\n"
        #expect(try told(.plain, count: 3) == "[den] -- you read too slowly and missed 3 messages; /history 7-11" + end)
        #expect(try told(.plain, count: 1) == "[den] -- you read too slowly and missed 1 message; /history 7-7" + end)
    }

    @Test func `IRC reports the gap in the channel, with the times`() throws {
        let words = "You read too slowly and missed 3 messages, 7-11, said from "
        let line = ":roost NOTICE #den :\(words)2026-11-18T11:06:40.000Z to 2026-11-18T11:06:42.000Z\r\n"
        #expect(try told(.irc([]), count: 3) == line)
        // The time tag (IRCv3 server-time) is the time of the last missed message.
        #expect(try told(.irc([.serverTime, .messageTags]), count: 3) == "@time=2026-11-18T11:06:42.000Z " + line)
        let long = try told(.irc([]), count: 3, in: String(repeating: "r", count: RoomName.mostBytes))
        #expect(long.utf8.count <= 512)
    }

    @Test func `Echo reports nothing`() throws { #expect(try told(.echo, count: 3).isEmpty) }
}
