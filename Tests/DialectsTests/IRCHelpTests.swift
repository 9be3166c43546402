import Testing

@testable import Dialects

/// HELP tells of each command how it is written and what it does, and of nothing else.
@Suite struct IRCHelpTests {
    @Test func `Every IRC command has a help text`() {
        #expect(Set(IRCHelp.lines.keys) == Set(IRCCommand.table.map(\.name)))
        for (name, lines) in IRCHelp.lines {
            #expect(lines.count == 2 && lines[0].split(separator: " ").first == name[...], "\(name)")
            #expect(lines.allSatisfy { $0.utf8.count <= 100 }, "\(name)")
        }
    }
}
