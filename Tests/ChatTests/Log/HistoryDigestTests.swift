import Foundation
import Testing

@testable import Chat

/// Tests that a room gives the same events for the same log in every process and on every machine, and also when the
/// log was encoded and decoded.
@Suite struct HistoryDigestTests {
    private static let fixture = "Fixtures/room-histories.txt"

    @Test func `Ten thousand histories give the same events in two processes, one of which reads them from bytes`()
        async throws
    {
        let other = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
            let lines = try HistoryDigestTests.digests(throughBytes: true)
            print("seed of hashes: \("a".hashValue)")
            print(lines.map { "digest: " + $0 }.joined(separator: "\n"))
        }
        let printed = String(decoding: other?.standardOutputContent ?? [], as: UTF8.self).split(separator: "\n")
        let own = try HistoryDigestTests.digests(throughBytes: false)
        #expect(printed.filter { $0.hasPrefix("digest: ") }.map { $0.dropFirst(8) } == own.map { $0[...] })
        #expect(
            !printed.contains("seed of hashes: \("a".hashValue)"), "both processes hash alike, which proves nothing")
        let kept = try #require(
            FileManager.default.contents(atPath: HistoryDigestTests.root + HistoryDigestTests.fixture))
        // A change of the rules of rooms changes the digests. Then copy the lines from the failure message into the
        // file.
        let lines = String(decoding: kept, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines == own.map { $0[...] })
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../").path()

    /// Returns a line for each thousand histories: the first seed, and the digest of all deliveries and of the rooms'
    /// last states.
    private static func digests(throughBytes: Bool) throws -> [String] {
        try stride(from: UInt64(0), to: 10_000, by: 1_000).map { first in
            var digest = Digest()
            for seed in first..<first + 1_000 { try play(seed, throughBytes: throughBytes, &digest) }
            return "\(first) \(digest.text)"
        }
    }

    private static func play(_ seed: UInt64, throughBytes: Bool, _ digest: inout Digest) throws {
        var values = LogGenerator(seed: seed)
        var log = values.history(atMost: 30)
        if throughBytes { log = try log.map { try Sequenced(decoding: $0.encoded()) } }
        guard var room = Room(log[0]) else { return }
        for entry in log.dropFirst() { digest.add(room.apply(entry).bytes) }
        digest.add(try room.snapshot())
    }
}
