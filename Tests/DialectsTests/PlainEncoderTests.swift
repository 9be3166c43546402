import Chat
import Dialects
import Testing

/// Tests what plain readers see of texts that are valid but hostile.
@Suite struct PlainEncoderTests {
    /// A room `den` that ana has joined.
    private struct Scene {
        var room: Room
        let ana: Member

        init() throws {
            let creation = RoomCreation(
                id: RoomID(1), name: try #require(RoomName("den")), rules: Room.Rules(Limits(), lobby: nil))
            room = Room(creation, at: Moment(Timestamp(milliseconds: 0), uptime: 0))
            let name = try #require(UserName("ana"))
            ana = Member(user: UserID(1), name: name, profile: Profile(.none, host: Array("host".utf8)))
            _ = try events(of: .join(ana, as: room.name))
        }

        mutating func events(of action: RoomCommand.Action) throws -> [Event] {
            var deliveries: [Delivery] = []
            room.apply(
                RoomCommand(action, by: ana.user, from: SessionID(1)),
                at: Moment(Timestamp(milliseconds: 1), uptime: 1), to: &deliveries)
            return deliveries.compactMap { if case .tell(let event, _) = $0 { event } else { nil } }
        }

        /// Applies an action of ana and returns the lines that a plain reader gets.
        mutating func shown(_ action: RoomCommand.Action) throws -> [UInt8] {
            var bytes: [UInt8] = []
            for event in try events(of: action) { EncodingClass.plain.encode(event, in: room.name, into: &bytes) }
            return bytes
        }
    }

    @Test(arguments: [
        ("plain", "plain"), ("\u{2}bold\u{2} \u{1D}it\u{F}", "bold it"), ("\u{3}4red", "red"), ("\u{3}04,12red", "red"),
        ("\u{3}123", "3"), ("\u{3}4,x", ",x"), ("\u{3},4", ",4"), ("\u{3}", ""), ("\u{4}ff0000red", "red"),
        ("\u{4}FF0000,00ff00red", "red"), ("\u{11}\u{16}\u{1E}\u{1F}a\tb", "a\tb"), ("\u{3}é", "é"),
        ("one\ntwo\n\nthree", "one\n[den] ana: two\n[den] ana: three"),
    ])
    func `IRC formatting is removed, and each line names its speaker`(text: String, shown: String) throws {
        var scene = try Scene()
        let text = try #require(MessageText(text, newlines: true))
        let said = try #require(ChatMessage(.message, text))
        #expect(String(decoding: try scene.shown(.say(said)), as: UTF8.self) == "[den] ana: \(shown)\n")
    }

    private static let hostile: [String] = {
        let formatting: [UInt8] = [2, 3, 4, 9, 10, 15, 17, 22, 29, 30, 31]
        let alone = formatting.map { "x" + String(UnicodeScalar($0)) + "y" }
        let tails = formatting.map { "x" + String(UnicodeScalar($0)) }
        return alone + tails + [
            "\n[lobby] -- ben left", "a\n!! bad-name: no", "a\n\n\n-- goodbye", "\n\n", "\u{3}\n\u{3}",
            "\u{3}4,\n[den] ben: x",
            "\u{4}ffffff,\n-- x", "[den] ben: forged", "\u{202E}x", "\u{301}x", "\u{FEFF}", "\u{10FFFF}",
        ]
    }()

    @Test(arguments: hostile)
    func `No encoded line contains a line end or terminal control, or an unknown beginning`(text: String) throws {
        var scene = try Scene()
        let text = try #require(MessageText(text, newlines: true))
        for kind in [ChatMessage.Kind.message, .action, .notice] {
            let said = try #require(ChatMessage(kind, text))
            expectLines(try scene.shown(.say(said)), beginning: kind == .action ? "[den] * ana " : "[den] ana")
            var bytes: [UInt8] = []
            let id = MessageID(time: Timestamp(milliseconds: 1), number: 1, by: 1)
            let message = DirectMessage(id: id, time: Timestamp(milliseconds: 1), sender: scene.ana, said: said)
            EncodingClass.plain.encode(message, to: scene.ana.name, into: &bytes)
            expectLines(bytes, beginning: kind == .action ? "[direct] * ana " : "[direct] ana")
        }
        expectLines(try scene.shown(.setTopic(text)), beginning: "[den] -- ana ")
        expectLines(try scene.shown(.leave(reason: text)), beginning: "[den] -- ana left: ")
        var scene2 = try Scene()
        expectLines(try scene2.shown(.quit(.signedOff(text))), beginning: "[den] -- ana left: ")
    }

    @Test(arguments: Refusal.Word.allCases)
    func `A refusal is one clean line, whatever it is about`(word: Refusal.Word) throws {
        let subjects: [[UInt8]] = [
            [], Array("a\r\n-- goodbye".utf8), [0], [0x1B, 0x5B], [0xFF, 0xFE], Array("\u{3}4red\u{2}".utf8),
            [0xC2, 0x9B],
            Array("\u{2028}-- x".utf8), [UInt8](repeating: 0x78, count: 5000), Array("ana".utf8),
        ]
        let me = Recipient(nil, at: "roost", Timestamp(milliseconds: 0))
        // The server itself states the limit in these refusals, so their subject is always a number.
        let isNumber = word == .textTooLong || word == .tooManyLines || word == .tooManyAttempts
        for subject in isNumber ? [Array("390".utf8)] : subjects {
            var bytes: [UInt8] = []
            EncodingClass.plain.encode(Refusal(word, about: subject), to: me, into: &bytes)
            expectLines(bytes, beginning: "!! \(word.rawValue): ")
            #expect(bytes.filter { $0 == 0x0A }.count == 1 && bytes.count < 400)
        }
    }

    /// Expects that each line ends with LF, has the given beginning, is UTF-8, and contains no control character except
    /// tab.
    private func expectLines(_ bytes: [UInt8], beginning: String) {
        #expect(bytes.isEmpty || bytes.last == 0x0A)
        for line in bytes.split(separator: 0x0A) {
            #expect(line.starts(with: beginning.utf8), "\(String(decoding: line, as: UTF8.self))")
            #expect(line.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 })
            let text = String(validating: line, as: UTF8.self)
            #expect(text?.unicodeScalars.allSatisfy { !(0x80...0x9F).contains($0.value) } == true)
        }
    }
}
