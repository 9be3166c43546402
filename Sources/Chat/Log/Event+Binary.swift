/// The binary form of an event, as a store keeps it.
extension Event: BinaryRecord {
    static var version: UInt8 { 1 }

    /// The most bytes of an event: the longest message that the limits permit, with its body and attributes.
    public static let mostBytes = 1 << 18

    /// Returns the event as a record.
    /// - Throws: `BinaryError.tooLong` when it takes more than `mostBytes`.
    public func encoded() throws(BinaryError) -> [UInt8] { try record() }

    /// Reads an event from a record.
    /// - Throws: `BinaryError` when the bytes are not exactly a record that `encoded()` can return.
    public init(decoding record: [UInt8]) throws(BinaryError) { try self.init(record: record) }

    /// The id follows from the number, the time and the room, so of the id only the room is written.
    func write(to writer: inout BinaryWriter) {
        writer.write(sequence)
        writer.write(time)
        writer.write(fixed: id.low)
        writer.write(kind)
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        let (sequence, time) = (try reader.number(), try reader.read() as Timestamp)
        let id = MessageID(time: time, number: sequence, by: try reader.fixed())
        self.init(sequence: sequence, id: id, time: time, kind: try reader.read())
    }
}

extension Event.Kind: BinaryCodable {
    enum Tag: UInt8, CaseIterable {
        case said = 1
        case joined, left, renamed, topicChanged, kicked, modesChanged, invited, knocked, saidTo
    }

    func write(to writer: inout BinaryWriter) {
        switch self {
        case .said(let speaker, let said): writer.write(Tag.said, speaker, said)
        case .joined(let member): writer.write(Tag.joined, member)
        case .left(let member, let departure): writer.write(Tag.left, member, departure)
        case .renamed(let member, let name): writer.write(Tag.renamed, member, name)
        case .topicChanged(let member, let text): writer.write(Tag.topicChanged, member, text)
        case .kicked(let member, let kicker, let reason):
            writer.write(Tag.kicked, member, kicker)
            writer.write(reason)
        case .modesChanged(let member, let changes):
            writer.write(Tag.modesChanged, member)
            writer.write(changes)
        case .invited(let name, let member): writer.write(Tag.invited, name, member)
        case .knocked(let member, let words):
            writer.write(Tag.knocked, member)
            writer.write(words)
        case .saidTo(let role, let speaker, let said):
            writer.write(Tag.saidTo, role, speaker)
            writer.write(said)
        }
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        switch try reader.tag(Tag.self) {
        case .said: self = .said(by: try reader.read(), try reader.read())
        case .joined: self = .joined(try reader.read())
        case .left: self = .left(try reader.read(), try reader.read())
        case .renamed: self = .renamed(try reader.read(), to: try reader.read())
        case .topicChanged: self = .topicChanged(by: try reader.read(), try reader.read())
        case .kicked: self = .kicked(try reader.read(), by: try reader.read(), try reader.optional())
        case .modesChanged:
            let (changer, changes) = (try reader.read() as Member, try reader.list() as [ModeChange])
            // Invalid: no command changes no mode or more modes than that, and encoders rely on at least one change.
            if !(1...RoomMode.mostChanges).contains(changes.count) { throw .invalid }
            self = .modesChanged(by: changer, changes)
        case .invited: self = .invited(try reader.read(), by: try reader.read())
        case .knocked: self = .knocked(try reader.read(), try reader.optional())
        case .saidTo: self = .saidTo(try reader.read(), by: try reader.read(), try reader.read())
        }
    }
}

extension BinaryWriter {
    fileprivate mutating func write(_ tag: Event.Kind.Tag, _ value: some BinaryCodable) {
        write(tag: tag)
        write(value)
    }

    fileprivate mutating func write(
        _ tag: Event.Kind.Tag, _ first: some BinaryCodable, _ second: some BinaryCodable
    ) {
        write(tag, first)
        write(second)
    }
}
