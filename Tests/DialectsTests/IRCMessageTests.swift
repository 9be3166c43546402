import Seeds
import Testing

@testable import Dialects

/// Tests of the IRC parser (Modern IRC, "Client-to-Server Protocol Structure"; IRCv3 Message Tags, "Size limit").
@Suite struct IRCMessageTests {
    @Test func `Random lines are parsed as the reference parses them`() {
        var chance = SplitMix64(seed: 1459)
        for _ in 0..<100_000 {
            let line = Self.line(&chance)
            let read = try? IRCMessage(line)
            if Self.isTooLong(line) {
                #expect(read == nil, "\(line)")
            } else if Self.shape(read) != ReferenceMessage(line) {
                Issue.record("\(line) was read as \(String(describing: Self.shape(read)))")
                return
            }
        }
    }

    /// Returns a random line of words, spaces and colons, valid or not. Some bytes are changed at random.
    private static func line(_ chance: inout SplitMix64) -> [UInt8] {
        let pieces = [
            " ", "  ", ":", "@", "@a=b;+c ", "a", "PRIVMSG", "join", "#room", ",", ":nick!user@host ", " :", "\r", "\0",
            "é", "\u{301}", "=", ";", "0", "-", "\u{1}",
        ]
        let gap = chance.oneIn(3) ? " " : ""
        var line = (0..<Int.random(in: 0...40, using: &chance)).flatMap { _ in Array((chance.pick(pieces) + gap).utf8) }
        if chance.oneIn(50) { line += chance.bytes(Int.random(in: 0...600, using: &chance)) }
        for _ in 0..<(chance.oneIn(2) ? 3 : 0) where !line.isEmpty {
            line[Int.random(in: 0..<line.count, using: &chance)] = chance.bytes(1)[0]
        }
        return line.filter { $0 != 0x0A }
    }

    private static func isTooLong(_ line: [UInt8]) -> Bool {
        guard line.first == 0x40 else { return line.count > 510 }
        let tagged = line.prefix { $0 != 0x20 }.count
        let rest = line[tagged...].drop { $0 == 0x20 }
        return rest.count > 510 || rest.startIndex > 4_096
    }

    private static func shape(_ message: IRCMessage?) -> ReferenceMessage? {
        guard let message, var shape = ReferenceMessage(Array("x".utf8)) else { return nil }
        shape.tags = message.tags
        shape.command = message.command
        shape.parameters = (0..<message.count).map { Array(message[$0] ?? []) }
        return shape
    }

    @Test(arguments: [(509, true), (510, true), (511, false), (512, false), (513, false)])
    func `A line has at most 512 bytes with its end`(_ count: Int, _ isRead: Bool) {
        let line = Array("PRIVMSG #a :".utf8) + Array(repeating: 0x78, count: count - 12)
        #expect(((try? IRCMessage(line)) != nil) == isRead)
        #expect(((try? IRCMessage(Array("@+a=b ".utf8) + line)) != nil) == isRead)
    }

    @Test(arguments: [(4_094, true), (4_095, true), (4_096, true), (4_097, false)])
    func `Tags have at most 4096 bytes with their delimiters`(_ count: Int, _ isRead: Bool) {
        let tags = Array("@+a=".utf8) + Array(repeating: 0x78, count: count - 5) + [0x20]
        #expect(((try? IRCMessage(tags + Array("TAGMSG #a".utf8))) != nil) == isRead)
        let longest = Array("PRIVMSG #a :".utf8) + Array(repeating: 0x78, count: 498)
        #expect(((try? IRCMessage(tags + longest)) != nil) == isRead)
    }

    @Test func `A line is split into tags, source, command and parameters`() throws {
        let message = try IRCMessage(Array("@a;+b=c  :source  privmsg   #a  b :c  :d ".utf8))
        #expect(message.tags == Array("a;+b=c".utf8))
        #expect(message.command == Array("PRIVMSG".utf8))
        #expect(
            (0..<message.count).map { String(decoding: message[$0] ?? [], as: UTF8.self) } == ["#a", "b", "c  :d "])
        #expect(message[3] == nil && message[-1] == nil && message[.max] == nil)
    }

    @Test func `A trailing parameter may be empty`() throws {
        let message = try IRCMessage(Array("TOPIC #a :".utf8))
        #expect(message.count == 2)
        #expect(message[1]?.isEmpty == true)
    }

    @Test func `The fifteenth parameter takes the rest of the line`() throws {
        let words = (1...17).map(String.init).joined(separator: " ")
        let message = try IRCMessage(Array("X \(words)".utf8))
        #expect(message.count == 15)
        #expect(message[14].map { String(decoding: $0, as: UTF8.self) } == "15 16 17")
    }

    @Test(arguments: ["", " ", "@a", "@a ", ":source", ":source  ", "@a :source"])
    func `A line without a command is refused`(_ line: String) {
        #expect(throws: IRCMessage.ParseError.empty) { try IRCMessage(Array(line.utf8)) }
    }
}
