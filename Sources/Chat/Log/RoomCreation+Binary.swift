/// The binary form of a room's creation.
extension RoomCreation: BinaryCodable {
    func write(to writer: inout BinaryWriter) {
        writer.write(id)
        writer.write(name)
        writer.write(rules)
        writer.write(absences)
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        self.init(
            id: try reader.read(), name: try reader.read(), rules: try reader.read(), absences: try reader.read())
    }
}

extension Room.Rules: BinaryCodable {
    func write(to writer: inout BinaryWriter) {
        writer.write(backlog)
        writer.write(replay)
        writer.write(lobby)
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        self.init(backlog: try reader.int(), replay: try reader.int(), lobby: try reader.optional())
    }
}
