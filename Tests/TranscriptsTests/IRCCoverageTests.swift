import Testing
import Transcripts

@testable import Dialects

/// Checks that every command and numeric of IRC appears in a transcript.
@Suite struct IRCCoverageTests {
    private let told: (sent: Set<String>, heard: Set<String>)

    init() throws {
        var sent: Set<String> = []
        var heard: Set<String> = []
        for folder in ["irc", "mixed"] {
            for step in try Transcript.all(under: "\(FixtureTests.folder)/\(folder)").flatMap(\.steps) {
                switch step.action {
                case .sends(_, let phrase): sent.formUnion(Self.commands(phrase.bytes(with: [:]) ?? []))
                case .hears(let hearing), .skips(let hearing): heard.insert(Self.numeric(hearing.pattern.description))
                case .anyOrder(let hearings): heard.formUnion(hearings.map { Self.numeric($0.pattern.description) })
                default: break
                }
            }
        }
        told = (sent, heard)
    }

    /// Returns the command of each line in capitals: the first word after the tags.
    private static func commands(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
            line.split(separator: " ").first { !$0.hasPrefix("@") }?.uppercased()
        }
    }

    /// Returns the numeric or command of a received line: the first word after the tags and the source.
    private static func numeric(_ line: String) -> String {
        line.split(separator: " ").first { !$0.hasPrefix("@") && !$0.hasPrefix(":") }.map(String.init) ?? ""
    }

    @Test(arguments: IRCCommand.table.map(\.name)) func `Every IRC command is used in a transcript`(_ name: String) {
        #expect(told.sent.contains(name))
    }

    @Test(arguments: Numeric.allCases) func `Every numeric is received in a transcript`(_ numeric: Numeric) {
        let digits = String(numeric.rawValue)
        let code = String(repeating: "0", count: 3 - digits.count) + digits
        #expect(told.heard.contains(code), "\(numeric) \(code)")
    }
}
