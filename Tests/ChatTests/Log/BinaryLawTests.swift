import Seeds
import Testing

@testable import Chat

/// Tests that log entries and events have exactly one binary form each, and that no other bytes are decoded.
@Suite struct BinaryLawTests {
    @Test(arguments: 0..<UInt64(60))
    func `An entry of a log is read as it was written`(seed: UInt64) throws {
        var values = LogGenerator(seed: seed)
        for tag in RoomCommand.Action.Tag.allCases {
            let entry = values.entry(tag)
            let bytes = try entry.encoded()
            let read = try Sequenced(decoding: bytes)
            #expect(description(read) == description(entry))
            #expect(try read.encoded() == bytes)
        }
    }

    @Test(arguments: 0..<UInt64(60))
    func `An event is read as it was written`(seed: UInt64) throws {
        var values = LogGenerator(seed: seed)
        for tag in Event.Kind.Tag.allCases {
            let event = values.event(tag)
            let bytes = try event.encoded()
            let read = try Event(decoding: bytes)
            #expect(description(read) == description(event))
            #expect(try read.encoded() == bytes)
        }
    }

    @Test(arguments: 0..<UInt64(30))
    func `Departures, questions and ranges of history are read as they were written`(seed: UInt64) throws {
        var values = LogGenerator(seed: seed)
        for tag in Departure.Tag.allCases { try check(values.departure(tag)) }
        for tag in Question.Tag.allCases { try check(values.question(tag)) }
        for tag in HistoryRange.Tag.allCases { try check(values.range(tag)) }
        for mode in RoomMode.all { try check(ModeChange(mode, isSet: values.flag(), values.bytes())) }
        try check(values.profile())
    }

    @Test(arguments: [0, 1, 63, 64, 127, 128, 16_383, 16_384, 1 << 32, .max - 1, .max] as [UInt64])
    func `A number is read as it was written`(number: UInt64) throws {
        var writer = BinaryWriter()
        let signed = [Int64(truncatingIfNeeded: number), -1 - Int64(truncatingIfNeeded: number >> 1)]
        writer.write(number)
        for number in signed { writer.write(number) }
        writer.write(fixed: number)
        var reader = BinaryReader(writer.bytes)
        #expect(try reader.number() == number)
        #expect(try [reader.signed(), reader.signed()] == signed)
        #expect(try reader.fixed() == number)
        #expect(reader.left == 0)
    }

    @Test func `The generator draws each case, and each optional with and without a value`() throws {
        var values = LogGenerator(seed: 1)
        var (actions, events): (Set<UInt8>, Set<UInt8>) = ([], [])
        for _ in 0..<200 {
            for entry in values.history(atMost: 30) {
                var writer = BinaryWriter()
                writer.write(entry.command.action)
                actions.insert(try #require(writer.bytes.first))
            }
            for tag in Event.Kind.Tag.allCases {
                var writer = BinaryWriter()
                writer.write(values.kind(tag))
                events.insert(try #require(writer.bytes.first))
            }
            for tag in RoomCommand.Action.Tag.allCases { _ = values.entry(tag) }
        }
        #expect(actions == Set(RoomCommand.Action.Tag.allCases.map(\.rawValue)))
        #expect(events == Set(Event.Kind.Tag.allCases.map(\.rawValue)))
        #expect(values.optionals.count > 15)
        #expect(values.optionals.values.allSatisfy { $0 == [false, true] }, "\(values.optionals)")
    }

    private func check(_ value: some BinaryCodable) throws {
        var writer = BinaryWriter()
        writer.write(value)
        var reader = BinaryReader(writer.bytes)
        let read = try type(of: value).init(from: &reader)
        #expect(description(read) == description(value))
        #expect(reader.left == 0)
    }

    /// Returns a dump of every stored property, including those of objects. `==` can't be used, since it ignores the
    /// case of names.
    private func description(_ value: some Any) -> String {
        var text = ""
        dump(value, to: &text)
        return text
    }
}
