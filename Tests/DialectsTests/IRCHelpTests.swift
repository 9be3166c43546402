import Testing

@testable import Dialects

/// Tests that HELP describes the syntax and the purpose of each IRC command, and nothing else.
@Suite struct IRCHelpTests {
    @Test func `Every IRC command has a help text`() {
        #expect(Set(IRCHelp.lines.keys) == Set(IRCCommand.table.map(\.name)))
        for (name, lines) in IRCHelp.lines {
            #expect(lines.count == 2 && lines[0].split(separator: " ").first == name[...], "\(name)")
            #expect(lines.allSatisfy { $0.utf8.count <= 100 }, "\(name)")
        }
    }
}
