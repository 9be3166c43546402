import Chat
import Testing

@testable import Dialects

/// Tests that a plain command uses or refuses every argument, and never ignores one.
@Suite struct PlainArgumentsTests {
    /// A complete list of arguments for each command; nil where the last argument is free text, so that there can be no
    /// surplus.
    static let complete: [String: String?] = [
        "login": "ana owl", "join": "tea owl", "leave": nil, "switch": "tea", "msg": nil, "me": nil, "who": "tea",
        "rooms": "", "topic": nil, "name": "ana", "history": "20", "away": nil, "op": "ana", "deop": "ana",
        "voice": "ana", "devoice": "ana", "kick": nil, "ban": "ana", "unban": "ana", "invite": "ana", "knock": nil,
        "room": "limit 5 off", "quit": nil, "help": "join",
    ]

    private func read(_ line: String) -> ParsedInput? {
        let bytes = Array(line.utf8)
        return PlainDialect.incoming(bytes.span)
    }

    @Test(arguments: PlainCommand.table.map(\.name))
    func `A word that a command does not take is refused with the usage`(_ name: String) throws {
        guard let arguments = try #require(Self.complete[name], "a command without a row: \(name)") else { return }
        if case .refusal(let refusal)? = read("/\(name) \(arguments) ") { Issue.record("refused: \(refusal)") }
        guard case .refusal(let refusal)? = read("/\(name) \(arguments) extra") else {
            Issue.record("/\(name) takes a surplus word")
            return
        }
        let usage = try #require(PlainCommand.named(Array(name.utf8)[...])).usage
        #expect(refusal.word == .badArgument)
        #expect(refusal.subject == Array("extra".utf8))
        #expect(refusal.usage == (usage.isEmpty ? "/\(name)" : "/\(name) \(usage)"))
    }

    @Test func `The question who is online takes no further argument`() {
        guard case .refusal(let refusal)? = read("/who * tea") else {
            Issue.record("taken")
            return
        }
        #expect(refusal.word == .badArgument)
    }

    static let changes: [(String, ModeChange)] = [
        ("moderated", ModeChange(.flag(.moderated), isSet: true)),
        ("moderated on", ModeChange(.flag(.moderated), isSet: true)),
        ("moderated ON", ModeChange(.flag(.moderated), isSet: true)),
        ("moderated off", ModeChange(.flag(.moderated), isSet: false)),
        ("moderated OFF", ModeChange(.flag(.moderated), isSet: false)),
        ("slow 5", ModeChange(.slow, isSet: true, "5".utf8)),
        ("slow 5 off", ModeChange(.slow, isSet: false)), ("limit 9 Off", ModeChange(.limit, isSet: false)),
        ("limit off", ModeChange(.limit, isSet: false)), ("limit OFF", ModeChange(.limit, isSet: false)),
        ("key owl off", ModeChange(.key, isSet: false)), ("key owl", ModeChange(.key, isSet: true, "owl".utf8)),
        ("ban off", ModeChange(.list(.bans), isSet: true, "off".utf8)),
        ("ban off off", ModeChange(.list(.bans), isSet: false, "off".utf8)),
        ("operator ben off", ModeChange(.role(.operator), isSet: false, "ben".utf8)),
    ]

    @Test(arguments: changes) func `A setting is set or removed as the sign says`(
        words: String, change: ModeChange
    ) {
        guard case .request(.changeModes(nil, let changes))? = read("/room \(words)") else {
            Issue.record("not read")
            return
        }
        #expect(changes == [change])
    }

    @Test(arguments: [
        "moderated no", "moderated false", "moderated 0", "moderated yes", "slow 5 no", "slow 5 6", "key k OFFF",
        "moderated off off", "moderated on off", "ban x no", "operator ben false", "colour", "limit off off off",
    ])
    func `A value that is not understood is refused with the usage`(words: String) {
        guard case .refusal(let refusal)? = read("/room \(words)") else {
            Issue.record("taken")
            return
        }
        #expect(refusal.word == .badArgument)
        #expect(refusal.usage == "/room [SETTING [VALUE] [off]]")
    }
}
