/// The binary form of a room's modes. What no change of modes could have set is not read.
extension RoomModes: BinaryCodable {
    func write(to writer: inout BinaryWriter) {
        writer.write(byte: flags)
        writer.write(key)
        writer.write(limit)
        writer.write(slow)
        for list in MaskList.allCases { writer.write(masks[list, default: []]) }
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        self.init([])
        flags = try reader.byte()
        key = try reader.optionalRun()
        limit = try reader.optionalInt()
        slow = try reader.optionalInt()
        guard flags >> UInt8(RoomFlag.allCases.count) == 0, key.map(RoomMode.isKey) ?? true,
            limit.map({ (1...RoomMode.mostMembers).contains($0) }) ?? true,
            slow.map({ (1...RoomMode.mostSlowSeconds).contains($0) }) ?? true
        else { throw .invalid }
        for list in MaskList.allCases {
            let entries = try reader.list() as [MaskEntry]
            guard entries.count <= RoomMode.mostMasks, Set(entries.map(\.mask)).count == entries.count,
                list != .inviteExceptions || !entries.contains(where: \.mask.isMute)
            else { throw .invalid }
            masks[list] = entries
        }
    }
}

extension MaskEntry: BinaryCodable {
    func write(to writer: inout BinaryWriter) {
        writer.write(mask.shown)
        writer.write(setter)
        writer.write(time)
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        let shown = try reader.run()
        guard let mask = Mask(shown), mask.shown == shown else { throw .invalid }
        self.init(mask: mask, setter: try reader.read(), time: try reader.read())
    }
}

/// The binary form of a topic.
extension Topic: BinaryCodable {
    func write(to writer: inout BinaryWriter) {
        writer.write(text)
        writer.write(setter)
        writer.write(time)
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        self.init(text: try reader.read(), setter: try reader.read(), time: try reader.read())
        if text.isEmpty { throw .invalid }
    }
}
