/// Reads values in their binary form from bytes of unknown origin.
///
/// Each length is checked against the bytes that are left before it is used, and a form that `BinaryWriter` would not
/// write is an error. No value contains a value of its own type, so reading needs a bounded stack. It holds the array
/// itself and not a `Span`: a stored span needs an experimental feature of Swift 6.3.
struct BinaryReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The number of bytes that are left.
    var left: Int { bytes.count - position }

    mutating func byte() throws(BinaryError) -> UInt8 {
        if position >= bytes.count { throw .truncated }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func flag() throws(BinaryError) -> Bool {
        switch try byte() {
        case 0: false
        case 1: true
        default: throw .invalid
        }
    }

    /// Reads a number in LEB128 of the least possible length.
    mutating func number() throws(BinaryError) -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), through: 63, by: 7) {
            let byte = try byte()
            let bits = UInt64(byte & 0x7F)
            if shift == 63 && bits > 1 { throw .invalid }
            number |= bits << shift
            if byte & 0x80 == 0 {
                if bits == 0 && shift > 0 { throw .invalid }
                return number
            }
        }
        throw .invalid
    }

    mutating func signed() throws(BinaryError) -> Int64 {
        let number = try number()
        return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }

    mutating func int() throws(BinaryError) -> Int {
        guard let number = Int(exactly: try signed()) else { throw .invalid }
        return number
    }

    mutating func fixed() throws(BinaryError) -> UInt64 {
        var number: UInt64 = 0
        for place in 0..<8 { number |= UInt64(try byte()) << UInt64(8 * place) }
        return number
    }

    /// Reads a number of elements, each of which takes at least one byte.
    mutating func count() throws(BinaryError) -> Int {
        let number = try number()
        if number > UInt64(left) { throw .truncated }
        return Int(number)
    }

    /// Reads bytes after their count.
    mutating func run() throws(BinaryError) -> [UInt8] {
        let count = try count()
        defer { position += count }
        return Array(bytes[position..<position + count])
    }

    mutating func tag<Tag: RawRepresentable<UInt8>>(_: Tag.Type) throws(BinaryError) -> Tag {
        guard let tag = Tag(rawValue: try byte()) else { throw .invalid }
        return tag
    }

    /// Reads a text.
    /// - Parameter newlines: whether the text may have several lines, as that of a message.
    mutating func text(newlines: Bool) throws(BinaryError) -> MessageText {
        let bytes = try run()
        guard let text = MessageText(bytes.span, newlines: newlines) else { throw .invalid }
        return text
    }

    mutating func read<Value: BinaryCodable>() throws(BinaryError) -> Value { try Value(from: &self) }

    mutating func optional<Value: BinaryCodable>() throws(BinaryError) -> Value? {
        guard try flag() else { return nil }
        return try Value(from: &self)
    }

    mutating func optionalRun() throws(BinaryError) -> [UInt8]? {
        guard try flag() else { return nil }
        return try run()
    }

    mutating func optionalInt() throws(BinaryError) -> Int? {
        guard try flag() else { return nil }
        return try int()
    }

    /// Reads values after their count. Reserves no memory for a count that the bytes have yet to prove.
    mutating func list<Value: BinaryCodable>() throws(BinaryError) -> [Value] {
        var values: [Value] = []
        for _ in 0..<(try count()) { values.append(try read()) }
        return values
    }
}
