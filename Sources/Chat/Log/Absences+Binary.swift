/// The binary form of the record of absences.
extension Absences: BinaryCodable {
    func write(to writer: inout BinaryWriter) {
        writer.write(UInt64(earlierMessages))
        writer.write(departed)
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        guard let earlier = Int(exactly: try reader.number()),
            let absences = Absences(earlierMessages: earlier, departed: try reader.list())
        else { throw .invalid }
        self = absences
    }

    /// Checks that each user left after no more messages than a room has that has had `messages` of its own.
    /// - Throws: `BinaryError.invalid` otherwise.
    func check(after messages: Int) throws(BinaryError) {
        if departed.contains(where: { $0.messages > earlierMessages + messages }) { throw .invalid }
    }
}

extension Absences.Departed: BinaryCodable {
    func write(to writer: inout BinaryWriter) {
        writer.write(name)
        writer.write(UInt64(messages))
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        let name = try reader.read() as UserName
        guard let messages = Int(exactly: try reader.number()) else { throw .invalid }
        self.init(name: name, messages: messages)
    }
}
