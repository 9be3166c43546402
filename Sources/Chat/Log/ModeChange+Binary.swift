/// The binary form of a change of modes. A mode is its letter in IRC.
extension ModeChange: BinaryCodable {
    func write(to writer: inout BinaryWriter) {
        writer.write(byte: mode.letter)
        writer.write(isSet)
        writer.write(argument)
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        guard let mode = RoomMode.lettered(try reader.byte()) else { throw .invalid }
        self.init(mode, isSet: try reader.flag(), try reader.run())
    }
}

/// The binary form of a role.
extension Role: BinaryCodable {
    func write(to writer: inout BinaryWriter) { writer.write(tag: self) }

    init(from reader: inout BinaryReader) throws(BinaryError) { self = try reader.tag(Role.self) }
}
