import Testing

@testable import Chat
@testable import Dialects

/// Tests that the server sends no line longer than 512 bytes without its tags, even with the longest names of users,
/// rooms and servers (Modern IRC, "Message Format").
@Suite struct IRCLongestLineTests {
    private let ana: Member
    private let room: RoomName
    private let topic: MessageText
    private let wording = IRCEncoder([.serverTime, .messageTags, .extendedJoin, .userhostInNames])
    private let me: Recipient

    init() throws {
        let ident = Array(repeating: UInt8(ascii: "i"), count: 50)
        let realName = try #require(MessageText(String(repeating: "ö", count: 220)))
        ana = Member(
            user: UserID(1), name: try #require(UserName(Array(repeating: UInt8(ascii: "n"), count: 32))),
            profile: Profile(
                UserInfo(ident: ident, realName: realName), host: Array(repeating: UInt8(ascii: "h"), count: 63)))
        room = try #require(RoomName(Array(repeating: UInt8(ascii: "r"), count: 64)))
        topic = try #require(MessageText(String(repeating: "ü", count: 195)))
        me = Recipient(ana, at: String(repeating: "s", count: 63), Timestamp(milliseconds: 0))
    }

    @Test func `Encoded events fit into a line and mark what was cut`() {
        let kinds: [Event.Kind] = [
            .joined(ana), .left(ana, .left(topic)), .topicChanged(by: ana, topic),
        ]
        for kind in kinds {
            var out: [UInt8] = []
            let time = Timestamp(milliseconds: 0)
            wording.event(
                Event(sequence: 1, id: MessageID(time: time, number: 1, by: 1), time: time, kind: kind), in: room, &out)
            expectFit(out)
            #expect(String(decoding: out, as: UTF8.self).hasSuffix("…\r\n"))
        }
        var out: [UInt8] = []
        wording.announcement(.gone(ana, .signedOff(topic)), Timestamp(milliseconds: 0), &out)
        expectFit(out)
    }

    @Test func `Topics of every length fit into a line`() throws {
        for length in 200...390 {
            let topic = try #require(MessageText(String(repeating: "x", count: length)))
            var out: [UInt8] = []
            wording.topic(
                Topic(text: topic, setter: ana.name, time: Timestamp(milliseconds: 0)), of: room, to: me, &out)
            expectFit(out)
        }
    }

    @Test func `Replies fit into a line`() {
        var out: [UInt8] = []
        wording.topic(Topic(text: topic, setter: ana.name, time: Timestamp(milliseconds: 0)), of: room, to: me, &out)
        wording.names(Array(repeating: ana, count: 23), of: room, isSecret: false, to: me, &out)
        expectFit(out)
        let named = out.split(separator: 0x20).filter { $0.contains(UInt8(ascii: "!")) }
        #expect(named.count == 23, "everyone is named")
    }

    @Test func `Lines of names are as full as they can be`() throws {
        let members = try (1...200).map { number in
            let name = "n" + String(repeating: "x", count: number % 31)
            return Member(user: UserID(UInt64(number)), name: try #require(UserName(name)), profile: ana.profile)
        }
        var out: [UInt8] = []
        IRCEncoder([]).names(members, of: room, isSecret: false, to: me, &out)
        expectFit(out)
        let lines = out.split(separator: 0x0A).map { $0.dropLast() }
        let named = lines.map { $0.dropFirst().split(separator: 0x3A).last?.split(separator: 0x20) ?? [] }
        #expect(named.joined().map(Array.init) == members.map(\.name.shown))
        for (line, next) in zip(lines, named.dropFirst()) {
            #expect(line.count + 1 + (next.first?.count ?? 0) > IRCMessage.mostBytes)
        }
    }

    private func expectFit(_ out: [UInt8]) {
        for line in out.split(separator: 0x0A) {
            let untagged = line.first == 0x40 ? line.drop { $0 != 0x20 }.dropFirst() : line
            #expect(untagged.count + 1 <= 512, "\(untagged.count + 1) bytes")
            #expect(String(validating: line, as: UTF8.self) != nil)
        }
    }
}
