import Seeds
import Testing

@testable import Chat

/// Tests that decoding invalid bytes throws an error and never traps. A value that was decoded encodes to the same
/// bytes again.
@Suite struct BinaryRefusalTests {
    @Test(arguments: 0..<UInt64(100))
    func `Changed, cut and random bytes are refused, or are another value's own form`(seed: UInt64) throws {
        var (chance, values) = (SplitMix64(seed: seed), LogGenerator(seed: seed))
        let entries = try RoomCommand.Action.Tag.allCases.map { try values.entry($0).encoded() }
        let events = try Event.Kind.Tag.allCases.map { try values.event($0).encoded() }
        let room = try #require(try SnapshotLawTests.room(after: values.history(atMost: 40)))
        for record in entries + events + [try room.snapshot()] {
            for _ in 0..<20 { check(changed(record, &chance)) }
            check(chance.bytes(record.count))
            check([1] + chance.bytes(40))
        }
    }

    @Test func `Every cut of a record is refused`() throws {
        var values = LogGenerator(seed: 3)
        for tag in RoomCommand.Action.Tag.allCases {
            let record = try values.entry(tag).encoded()
            for count in record.indices {
                #expect(throws: BinaryError.self) { _ = try Sequenced(decoding: Array(record[..<count])) }
            }
            #expect(throws: BinaryError.trailingBytes) { _ = try Sequenced(decoding: record + [0]) }
        }
    }

    @Test func `A command by which a user joins another user to the room is refused`() throws {
        var values = LogGenerator(seed: 5)
        let other = values.member(UserID(2))
        let command = RoomCommand(.join(other, as: values.room()), by: UserID(1), from: SessionID(1))
        let entry = Sequenced(
            command, number: 1, time: Moment(Timestamp(milliseconds: 0), uptime: 0), node: NodeID(1))
        #expect(throws: BinaryError.invalid) { _ = try Sequenced(decoding: try entry.encoded()) }
    }

    @Test func `Another version and a record beyond the bound are refused`() throws {
        var values = LogGenerator(seed: 4)
        var record = try values.event(.said).encoded()
        record[0] = 2
        #expect(throws: BinaryError.unknownVersion(2)) { _ = try Event(decoding: record) }
        let long = [UInt8](repeating: 1, count: Event.mostBytes + 1)
        #expect(throws: BinaryError.tooLong) { _ = try Event(decoding: long) }
        let text = try #require(MessageText(String(repeating: "a", count: Event.mostBytes)))
        let kind = Event.Kind.topicChanged(by: values.member(), text)
        let id = MessageID(time: Timestamp(milliseconds: 0), number: 1, by: 1)
        let event = Event(sequence: 1, id: id, time: Timestamp(milliseconds: 0), kind: kind)
        #expect(throws: BinaryError.tooLong) { _ = try event.encoded() }
    }

    @Test(arguments: [[0x80, 0x00], [0xFF, 0x00], [UInt8](repeating: 0xFF, count: 10), [0x80]] as [[UInt8]])
    func `A number has no second form`(bytes: [UInt8]) {
        #expect(throws: BinaryError.self) {
            var reader = BinaryReader(bytes)
            _ = try reader.number()
        }
    }

    @Test func `A count beyond the bytes that are left is refused before memory is taken`() {
        var writer = BinaryWriter()
        writer.write(UInt64(1 << 40))
        #expect(throws: BinaryError.truncated) {
            var reader = BinaryReader(writer.bytes)
            _ = try reader.run()
        }
        #expect(throws: BinaryError.truncated) {
            var reader = BinaryReader(writer.bytes)
            _ = try reader.list() as [ModeChange]
        }
    }

    /// Returns a copy of the record in which a few bytes are changed, removed or repeated.
    private func changed(_ record: [UInt8], _ chance: inout SplitMix64) -> [UInt8] {
        var record = record
        for _ in 0...Int.random(in: 0...2, using: &chance) {
            let place = Int.random(in: 0..<max(1, record.count), using: &chance)
            if record.isEmpty { break }
            switch Int.random(in: 0..<5, using: &chance) {
            case 0: record[place] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
            case 1: record[place] = chance.pick([0, 1, 2, 0x7F, 0x80, 0xFF])
            case 2: record.removeSubrange(place..<min(record.count, place + 3))
            case 3: record.insert(contentsOf: record[place..<min(record.count, place + 5)], at: place)
            default: record.removeLast(record.count - place)
            }
        }
        return record
    }

    private func check(_ bytes: [UInt8]) {
        if let entry = try? Sequenced(decoding: bytes) { #expect((try? entry.encoded()) == bytes) }
        if let event = try? Event(decoding: bytes) { #expect((try? event.encoded()) == bytes) }
        if var room = try? Room(snapshot: bytes) {
            #expect((try? room.snapshot()) == bytes)
            // The decoded room must accept any further command without a trap.
            var values = LogGenerator(seed: 9)
            for entry in values.history(atMost: 30).dropFirst() { _ = room.apply(entry) }
        }
    }
}
