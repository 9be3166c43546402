import Testing
import Transcripts

@testable import Dialects

/// "Servers MUST include the tag in exactly one logical message" (IRCv3 Labeled Responses). The reply to a command with
/// a label is one labelled message, one labelled batch that contains the whole reply, or one labelled ACK.
@Suite struct IRCLabelLawTests {
    @Test(arguments: IRCCommand.table.map(\.name), IRCFixture.ClientState.allCases.filter { $0 != .gone })
    func `Every label comes back once`(_ name: String, _ state: IRCFixture.ClientState) throws {
        for shape in IRCFixture.shapes {
            let capabilities = "labeled-response batch echo-message server-time"
            let stage = try IRCFixture(state, capabilities: capabilities)
            try stage.say("@label=mine \(name) \(shape)")
            let answers = try stage.heard(by: "ana")
            let place: Comment = "\(name) \(shape), \(state): \(answers)"
            let labelled = answers.filter { Self.tags(of: $0).contains("label=mine") }
            #expect(labelled.count == 1, place)
            guard let first = labelled.first else { continue }
            // A message from a client to itself arrives twice: as the labelled reply, and as an ordinary message.
            let others = answers.filter { !$0.contains("MSG ana") && !$0.contains("NOTICE ana") }
            #expect(others.allSatisfy(Self.isOfTheResponse), place)
            if let batch = Self.opened(by: first) {
                // A notice that reaches no user causes no reply, so the batch for a NOTICE command with several targets
                // may be empty.
                Self.expect(batch, toHold: others, canBeEmpty: name == "NOTICE", place)
            }
            #expect(try stage.heard(by: "ben").allSatisfy { !$0.contains("label=") && !$0.contains("batch=") }, place)
        }
    }

    /// Expects that the batch is opened and closed, and that every line between has the tag of this batch.
    private static func expect(_ batch: String, toHold answers: [String], canBeEmpty: Bool, _ place: Comment) {
        let begin = answers.firstIndex { opened(by: $0) == batch }
        let end = answers.firstIndex { $0.hasSuffix(" BATCH -\(batch)") }
        guard let begin, let end, begin < end else {
            Issue.record("the batch is not closed: \(place)")
            return
        }
        for line in answers[(begin + 1)..<end] { #expect(tags(of: line).contains("batch=\(batch)"), place) }
        #expect(canBeEmpty || end > begin + 1, place)
    }

    private static func isOfTheResponse(_ line: String) -> Bool {
        tags(of: line).contains { $0.hasPrefix("label=") || $0.hasPrefix("batch=") } || line.contains(" BATCH -")
    }

    private static func tags(of line: String) -> [Substring] {
        line.hasPrefix("@") ? line.dropFirst().prefix { $0 != " " }.split(separator: ";") : []
    }

    private static func opened(by line: String) -> String? {
        let words = line.split(separator: " ")
        guard words.count == 5, words[2] == "BATCH", words[4] == "labeled-response" else { return nil }
        return String(words[3].dropFirst())
    }
}
