/// The binary form of a message. Its text may have several lines.
extension ChatMessage: BinaryCodable {
    func write(to writer: inout BinaryWriter) {
        writer.write(tag: kind)
        writer.write(text)
        writer.write(clientTags)
        writer.write(hasMarks ? marks : nil)
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        let (kind, text) = (try reader.tag(Kind.self), try reader.text(newlines: true))
        let (tags, marks) = (try reader.read() as ClientTags, try reader.optional() as MessageAttributes?)
        // Attributes are written only where there are some.
        if marks?.isEmpty == true { throw .invalid }
        guard let said = ChatMessage(kind, text, tags: tags, marks: marks ?? .none) else { throw .invalid }
        self = said
    }
}

extension ClientTags: BinaryCodable {
    func write(to writer: inout BinaryWriter) { writer.write(bytes) }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        let bytes = try reader.run()
        self.init(among: bytes)
        if self.bytes != bytes { throw .invalid }
    }
}

extension MessageAttributes: BinaryCodable {
    func write(to writer: inout BinaryWriter) {
        writer.write(id)
        writer.write(headers)
        writer.write(contentType)
        writer.write(body)
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        self.init(
            id: try reader.run(), headers: try reader.run(), contentType: try reader.run(),
            body: try reader.optionalRun())
    }
}
