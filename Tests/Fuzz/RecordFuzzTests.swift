internal import Foundation
internal import Seeds
internal import Testing

/// Changes random bytes of the records in Fixtures/records. The fuzzer starts from the same records.
@Suite struct RecordFuzzTests {
    @Test(arguments: [Target.entry, .event, .room], 0..<UInt64(20))
    func `A changed record keeps the properties of its target`(target: Target, seed: UInt64) throws {
        var chance = SplitMix64(seed: seed)
        let records = try RecordFuzzTests.records(target)
        #expect(records.count > 2)
        for record in records {
            target.check(record)
            for _ in 0..<5 {
                var changed = record
                changed[Int.random(in: 0..<record.count, using: &chance)] = UInt8.random(
                    in: .min ... .max, using: &chance)
                if chance.oneIn(4) { changed.removeLast(Int.random(in: 0..<record.count, using: &chance)) }
                target.check(changed)
            }
        }
    }

    /// Inputs that broke a property before: an event with no change of modes.
    @Test(arguments: [
        (Target.event, "0105fef9620100000000000000070500000000000000027536026162033a3a310374656100000100")
    ])
    func `A record that the fuzzer has found stays right`(target: Target, record: String) {
        target.check(RecordFuzzTests.bytes(record))
    }

    private static func records(_ target: Target) throws -> [[UInt8]] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Fixtures/records/\(target.rawValue).txt")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { bytes(String($0.drop { $0 != " " }.dropFirst())) }
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex)
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(String(digits[$0...$0 + 1]), radix: 16) ?? 0 }
    }
}
