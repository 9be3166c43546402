import Testing
import Transcripts

@testable import Dialects

/// Tries every command of the table in every state of a session (Modern IRC, "Connection Registration"). A command that
/// is not allowed in a state is refused and has no effect, whatever its parameters. A client that has left gets no
/// reply.
@Suite struct IRCStateTests {
    @Test(arguments: IRCCommand.table.map(\.name), IRCFixture.ClientState.allCases)
    func `Every IRC command is answered as its state allows`(_ name: String, _ state: IRCFixture.ClientState) throws {
        let command = try #require(IRCCommand.named(Array(name.utf8)))
        for shape in IRCFixture.shapes {
            let stage = try IRCFixture(state)
            let line = "\(name) \(shape)"
            for time in ["once", "twice"] {
                try stage.say(line)
                let answers = try stage.heard(by: "ana")
                let told = try stage.heard(by: "ben")
                let place: Comment = "\(line), \(time), \(state): \(answers)"
                #expect(answers.allSatisfy(Self.isAMessage), place)
                if state == .gone { #expect(answers.isEmpty && told.isEmpty, place) }
                if state.isRegistered { continue }
                #expect(told.isEmpty, place)
                if state != .gone && !command.isForVisitors {
                    #expect(answers == [":roost 451 * :You have not registered"], place)
                }
            }
        }
    }

    @Test(arguments: IRCCommand.table.filter { $0.parameters > 0 }.map(\.name), IRCFixture.ClientState.allCases)
    func `A command without its parameters is refused`(_ name: String, _ state: IRCFixture.ClientState) throws {
        let command = try #require(IRCCommand.named(Array(name.utf8)))
        if state == .gone || !state.isRegistered && !command.isForVisitors { return }
        let stage = try IRCFixture(state)
        try stage.say(name)
        let asked = state.isRegistered ? "ana" : "*"
        #expect(try stage.heard(by: "ana") == [":roost 461 \(asked) \(name) :Not enough parameters"])
        #expect(try stage.heard(by: "ben").isEmpty)
    }

    /// Whether the line is a valid message from the server: it has a source or is an ERROR, has at most 510 bytes after
    /// its tags, and contains no CR and no NUL.
    private static func isAMessage(_ line: String) -> Bool {
        let rest = line.hasPrefix("@") ? line.drop { $0 != " " }.dropFirst() : line[...]
        return (rest.hasPrefix(":") || rest.hasPrefix("ERROR :")) && rest.utf8.count <= 510
            && !line.utf8.contains { $0 == 0x0D || $0 == 0 }
    }
}
