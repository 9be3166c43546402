/// The binary form of a question to a room.
extension Question: BinaryCodable {
    enum Tag: UInt8, CaseIterable {
        case members = 1
        case member, topic, history, modes
    }

    func write(to writer: inout BinaryWriter) {
        switch self {
        case .members: writer.write(tag: Tag.members)
        case .member(let user):
            writer.write(tag: Tag.member)
            writer.write(user)
        case .topic: writer.write(tag: Tag.topic)
        case .history(let range):
            writer.write(tag: Tag.history)
            writer.write(range)
        case .modes: writer.write(tag: Tag.modes)
        }
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        switch try reader.tag(Tag.self) {
        case .members: self = .members
        case .member: self = .member(try reader.read())
        case .topic: self = .topic
        case .history: self = .history(try reader.read())
        case .modes: self = .modes
        }
    }
}

extension HistoryRange: BinaryCodable {
    enum Tag: UInt8, CaseIterable {
        case last = 1
        case numbered, after
    }

    func write(to writer: inout BinaryWriter) {
        switch self {
        case .last(let most):
            writer.write(tag: Tag.last)
            writer.write(most)
        case .numbered(let numbers):
            writer.write(tag: Tag.numbered)
            writer.write(numbers.lowerBound)
            writer.write(numbers.upperBound)
        case .after(let number, let most):
            writer.write(tag: Tag.after)
            writer.write(number)
            writer.write(most)
        }
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        switch try reader.tag(Tag.self) {
        case .last: self = .last(try reader.optionalInt())
        case .numbered:
            let (first, last) = (try reader.number(), try reader.number())
            if first > last { throw .invalid }
            self = .numbered(first...last)
        case .after: self = .after(try reader.number(), most: try reader.optionalInt())
        }
    }
}
