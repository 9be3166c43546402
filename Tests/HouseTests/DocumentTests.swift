import Chat
import Foundation
import Screen
import Testing

@testable import Dialects

/// The documents agree with the tables in the code, and name only files that exist.
@Suite struct DocumentTests {
    @Test(arguments: Limit.allCases) func `Every limit has its row in the documents`(_ limit: Limit) throws {
        let facts = limit.facts
        let standard = facts.standard.map(facts.word) ?? "computed at start"
        let row = "| `\(limit.name)` | \(standard) | \(facts.sentence)\(facts.canBeOff ? "; can be off" : "") |"
        #expect(try Checkout.text(of: "docs/limits.md").contains(row + "\n"), "\(row)")
    }

    @Test(arguments: PlainCommand.table.map(\.name)) func `Every command has its row in the documents`(_ name: String)
        throws
    {
        let command = try #require(PlainCommand.named(Array(name.utf8)[...]))
        let usage = command.usage.isEmpty ? "" : " " + command.usage.replacingOccurrences(of: "|", with: "\\|")
        let names = command.aliases.map { "`/\($0)`" }.joined(separator: ", ")
        let alias = names.isEmpty ? "" : " (or \(names))"
        let row = "| `/\(name)\(usage)` | \(command.summary)\(alias) |"
        #expect(try Checkout.text(of: "docs/plain.md").contains(row + "\n"), "\(row)")
    }

    @Test func `Every refusal word stands in the documents`() throws {
        let words = Refusal.Word.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        #expect(try Checkout.text(of: "docs/plain.md").contains("The words of refusal: \(words)."))
    }

    @Test func `The documents name the supported parts of IRC`() throws {
        let text = try Checkout.text(of: "docs/irc.md")
        let commands = IRCCommand.table.map(\.name).sorted().joined(separator: ", ")
        #expect(text.contains("Commands that it knows: \(commands)."))
        #expect(text.contains("Capabilities: \(IRCCapabilities.table.map(\.name).joined(separator: ", "))."))
    }

    @Test(arguments: StompEvent.allCases) func `Every STOMP event has its row in the documents`(_ event: StompEvent)
        throws
    {
        let row = "| `\(event.rawValue)` | \(event.sentence) |"
        #expect(try Checkout.text(of: "docs/stomp.md").contains(row + "\n"), "\(row)")
    }

    @Test(arguments: StompServerCommand.table.map(\.word)) func `Every STOMP question has its row in the documents`(
        _ word: String
    )
        throws
    {
        let question = try #require(StompServerCommand.named(Array(word.utf8)))
        let usage = question.usage.isEmpty ? "" : " `\(question.usage.replacingOccurrences(of: "|", with: "\\|"))`"
        let row = "| `/server/\(word)` |\(usage) | \(question.summary) |"
        #expect(try Checkout.text(of: "docs/stomp.md").contains(row + "\n"), "\(row)")
    }

    @Test func `The README shows the screen as the tests have seen it`() throws {
        let picture = try Checkout.text(of: "Fixtures/screens/mention.txt")
        #expect(try Checkout.text(of: "README.md").contains("```\n\(picture)```\n"))
    }

    @Test func `Every key of the screen has its row in the documents`() throws {
        let text = try Checkout.text(of: "docs/client.md")
        for (key, does) in ChatScreen.keys { #expect(text.contains("| \(key) | \(does) |\n"), "\(key)") }
    }

    @Test(arguments: [
        "README.md", "CONTRIBUTING.md", "docs/options.md", "docs/limits.md", "docs/plain.md", "docs/irc.md",
        "docs/stomp.md", "docs/client.md", "docs/bench.md", "docs/measurements.md",
    ]) func `Every path that a document names exists`(_ document: String) throws {
        let text = try Checkout.text(of: document)
        let paths = text.matches(of: /(Sources|Tests|Fixtures)\/[A-Za-z0-9_\/+.-]*[A-Za-z0-9]/).map {
            String($0.output.0)
        }
        for path in paths where !path.contains("NAME") {
            #expect(FileManager.default.fileExists(atPath: Checkout.root.appending(path: path).path), "\(path)")
        }
    }
}
