import Foundation
import Testing

@testable import Chat

/// Tests that records keep their binary form, so that a server can read what an earlier build stored or another server
/// sent.
///
/// A change of the form needs a new version number. Then copy the lines from the failure message into the file.
@Suite struct RecordFixtureTests {
    @Test func `Entries of each action have the bytes of Fixtures`() throws {
        var values = LogGenerator(seed: 13)
        let lines = try RoomCommand.Action.Tag.allCases.map { "\($0) " + hex(try values.entry($0).encoded()) }
        let kept = try records("entry")
        #expect(lines == kept)
    }

    @Test func `Events of each kind have the bytes of Fixtures`() throws {
        var values = LogGenerator(seed: 13)
        let lines = try Event.Kind.Tag.allCases.map { "\($0) " + hex(try values.event($0).encoded()) }
        let kept = try records("event")
        #expect(lines == kept)
    }

    @Test func `Snapshots of rooms have the bytes of Fixtures`() throws {
        let lines = try (0..<UInt64(6)).map { seed in
            var values = LogGenerator(seed: seed)
            let room = try #require(try SnapshotLawTests.room(after: values.history(atMost: 60)))
            return "room\(seed) " + hex(try room.snapshot())
        }
        let kept = try records("room")
        #expect(lines == kept)
    }

    private func records(_ name: String) throws -> [String] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Fixtures/records/\(name).txt")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("#") }
    }

    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
