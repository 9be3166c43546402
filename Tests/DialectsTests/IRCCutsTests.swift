import Chat
import Testing

@testable import Dialects

/// Tests that a relayed message fits into the 512 bytes of a line for every reader, and is cut only between characters
/// (Modern IRC, "Compatibility with incorrect software").
@Suite struct IRCCutsTests {
    private static let texts = [
        String(repeating: "x", count: 1_200), String(repeating: "é", count: 600), String(repeating: "語", count: 400),
        String(repeating: "🦉", count: 300), String(repeating: "e\u{301}\u{323}", count: 240),
        String(repeating: "👩‍👩‍👧‍👦", count: 50), "a" + String(repeating: "\u{301}", count: 600),
    ]

    @Test(arguments: texts) func `The pieces of a text fit and contain whole characters`(_ text: String) {
        for most in 4...520 {
            let pieces = cuts(Array(text.utf8), atMost: most)
            #expect(Array(pieces.joined()) == Array(text.utf8))
            for piece in pieces {
                #expect(!piece.isEmpty && piece.count <= most)
                #expect(String(validating: piece, as: UTF8.self) != nil, "a scalar is cut at \(most)")
            }
            if text.allSatisfy({ $0.utf8.count <= most }) {
                let characters = pieces.map { String(decoding: $0, as: UTF8.self).count }.reduce(0, +)
                #expect(characters == text.count, "a character is cut at \(most)")
            }
        }
    }

    @Test(arguments: [ChatMessage.Kind.message, .notice, .action, .programQuery, .programReply])
    func `Every relayed line fits, whatever its length`(_ kind: ChatMessage.Kind) throws {
        let name = try #require(UserName(Array("ana".utf8)))
        let profile = Profile(
            UserInfo(ident: Array("ana".utf8), realName: .nothing), host: Array("1-2-3.cloak".utf8))
        let ana = Member(user: UserID(1), name: name, profile: profile)
        for length in 1...1_100 {
            let words = String(repeating: "xyzö", count: length / 5 + 1)
            let text = try #require(MessageText(String(words.prefix(length))))
            let message = DirectMessage(
                id: MessageID(time: Timestamp(milliseconds: 0), number: 1, by: 1), time: Timestamp(milliseconds: 0),
                sender: ana, said: try #require(ChatMessage(kind, text)))
            var bytes: [UInt8] = []
            IRCEncoder([.serverTime, .messageTags]).direct(message, to: name, &bytes)
            var relayed: [UInt8] = []
            for line in bytes.split(separator: 0x0A) {
                let untagged = line.drop { $0 != 0x20 }.dropFirst()
                #expect(untagged.count + 1 <= 512)
                #expect(line.last == 0x0D)
                let parsed = try IRCMessage(Array(untagged.dropLast()))
                relayed += Self.unframed(parsed[1] ?? [], kind)
            }
            #expect(relayed == text.bytes)
        }
    }

    /// Returns the text without the CTCP frame of its kind. Each line must have the complete frame.
    private static func unframed(_ words: ArraySlice<UInt8>, _ kind: ChatMessage.Kind) -> ArraySlice<UInt8> {
        let opening: [UInt8] =
            switch kind {
            case .message, .notice, .tags: []
            case .action: Array("\u{1}ACTION ".utf8)
            case .programQuery, .programReply: [1]
            }
        guard !opening.isEmpty else { return words }
        #expect(words.starts(with: opening) && words.last == 1)
        return words.dropFirst(opening.count).dropLast()
    }
}
