/// The binary forms of ids and times. Ids can be random, so they have a fixed length.
extension UserID: BinaryCodable {
    func write(to writer: inout BinaryWriter) { writer.write(fixed: number) }

    init(from reader: inout BinaryReader) throws(BinaryError) { self.init(try reader.fixed()) }
}

extension SessionID: BinaryCodable {
    func write(to writer: inout BinaryWriter) { writer.write(fixed: number) }

    init(from reader: inout BinaryReader) throws(BinaryError) { self.init(try reader.fixed()) }
}

extension RoomID: BinaryCodable {
    func write(to writer: inout BinaryWriter) { writer.write(fixed: number) }

    init(from reader: inout BinaryReader) throws(BinaryError) { self.init(try reader.fixed()) }
}

extension NodeID: BinaryCodable {
    func write(to writer: inout BinaryWriter) { writer.write(fixed: number) }

    init(from reader: inout BinaryReader) throws(BinaryError) { self.init(try reader.fixed()) }
}

extension Timestamp: BinaryCodable {
    func write(to writer: inout BinaryWriter) { writer.write(milliseconds) }

    init(from reader: inout BinaryReader) throws(BinaryError) { self.init(milliseconds: try reader.signed()) }
}

extension Moment: BinaryCodable {
    func write(to writer: inout BinaryWriter) {
        writer.write(time)
        writer.write(uptime)
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        self.init(try reader.read(), uptime: try reader.number())
    }
}
