import Chat
import Testing
import Transcripts

@testable import Dialects

/// Checks that every plain command and every refusal appears in a transcript, since the transcripts document the
/// protocol.
@Suite struct CoverageTests {
    /// The refusals that no plain transcript can cause, each with the reason.
    static let untold: [Refusal.Word: String] = [
        .notServerOperator: "no command of plain is for operators of the server alone",
        .tooManyMasks: "it takes a hundred masks",
        .badFrame: "plain has lines", .frameTooLong: "plain has lines", .tooManyFrames: "plain has lines",
        .noSuchVersion: "plain has no versions",
        .tooManyLines: "plain says one line at a time",
        .userBusy: "somebody must not have read for long",
        .roomBusy: "a room's queue must have been full for seconds",
    ]

    private let told: (sent: Set<String>, heard: Set<String>)

    init() throws {
        var sent: Set<String> = []
        var heard: Set<String> = []
        for step in try Transcript.all(under: FixtureTests.folder + "/plain").flatMap(\.steps) {
            switch step.action {
            case .sends(_, let phrase):
                for line in phrase.bytes(with: [:])?.split(separator: 0x0A) ?? [] {
                    sent.insert(Self.firstWord(line))
                }
            case .hears(let hearing): heard.insert(Self.refused(hearing.pattern.description))
            default: break
            }
        }
        told = (sent, heard)
    }

    private static func firstWord(_ line: some Sequence<UInt8>) -> String {
        String(decoding: line.prefix { $0 != 0x20 }, as: UTF8.self)
    }

    /// Returns the refusal word after `!! `, or an empty string when the line is no refusal.
    private static func refused(_ line: String) -> String {
        line.hasPrefix("!! ") ? String(line.dropFirst(3).prefix { $0 != ":" }) : ""
    }

    @Test(arguments: PlainCommand.table.flatMap { [$0.name] + $0.aliases })
    func `Every command is used in a transcript`(_ name: String) {
        #expect(told.sent.contains("/\(name)"))
    }

    @Test(arguments: Refusal.Word.allCases)
    func `Every refusal is received in a transcript`(_ word: Refusal.Word) {
        #expect(told.heard.contains(word.rawValue) == (Self.untold[word] == nil))
    }
}
