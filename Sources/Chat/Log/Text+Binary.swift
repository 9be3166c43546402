/// The binary forms of names and texts: their bytes, which are checked as the client's are.
extension UserName: BinaryCodable {
    func write(to writer: inout BinaryWriter) { writer.write(shown) }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        guard let name = UserName(try reader.run()) else { throw .invalid }
        self = name
    }
}

extension RoomName: BinaryCodable {
    func write(to writer: inout BinaryWriter) { writer.write(shown) }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        guard let name = RoomName(try reader.run()) else { throw .invalid }
        self = name
    }
}

/// A text of one line, such as a topic or a reason. `ChatMessage` reads a text of several lines.
extension MessageText: BinaryCodable {
    func write(to writer: inout BinaryWriter) { writer.write(bytes) }

    init(from reader: inout BinaryReader) throws(BinaryError) { self = try reader.text(newlines: false) }
}

extension CommandTag: BinaryCodable {
    func write(to writer: inout BinaryWriter) { writer.write(bytes) }

    init(from reader: inout BinaryReader) throws(BinaryError) { self.init(try reader.run()) }
}
