import Testing
import Transcripts
import Wire

@testable import Dialects

/// Checks that every frame, server command and event of STOMP appears in a transcript.
@Suite struct StompCoverageTests {
    private let sent: [String]
    private let heard: [String]

    init() throws {
        var (sent, heard): ([String], [String]) = ([], [])
        for step in try ["stomp", "mixed"].flatMap({ try Transcript.all(under: "\(FixtureTests.folder)/\($0)") })
            .flatMap(\.steps)
        {
            switch step.action {
            case .sends(_, let phrase):
                let bytes =
                    phrase.bytes(with: [:]) ?? phrase.bytes(with: ["id": [0x31], "e": [0x31], "m": [0x31]]) ?? []
                sent.append(String(decoding: bytes, as: UTF8.self))
            case .hears(let hearing), .skips(to: let hearing): heard.append(hearing.pattern.description)
            default: break
            }
        }
        (self.sent, self.heard) = (sent, heard)
    }

    @Test(arguments: StompCommand.allCases)
    func `Every STOMP frame is in a transcript`(_ command: StompCommand) {
        let lines = command.isOfServer ? heard : sent
        #expect(lines.contains { $0.hasPrefix(command.rawValue + " ") || $0.contains(command.rawValue + "\n") })
    }

    @Test(arguments: StompServerCommand.table.map(\.word))
    func `Every STOMP question is asked in a transcript`(_ word: String) {
        #expect(sent.contains { $0.contains("destination:/server/\(word)") })
    }

    /// The event `missed` is left out: it needs a client that stops reading, and no transcript can have such a client.
    @Test(arguments: StompEvent.allCases.filter { $0 != .missed })
    func `Every STOMP event is received in a transcript`(_ event: StompEvent) {
        #expect(heard.contains { $0.contains("event:\(event.rawValue) ") })
    }

    /// Every plain command has an equivalent in STOMP: a server command of the same name, or a frame.
    @Test(arguments: PlainCommand.table.map(\.name))
    func `Every plain command has its form in STOMP`(_ name: String) {
        let frames = [
            "login": "CONNECT", "join": "SUBSCRIBE", "leave": "UNSUBSCRIBE", "msg": "SEND", "me": "SEND",
            "switch": "a frame names its room", "quit": "DISCONNECT",
        ]
        #expect(frames[name] != nil || StompServerCommand.named(Array(name.utf8)) != nil)
    }
}
