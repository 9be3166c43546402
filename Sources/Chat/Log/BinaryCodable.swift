/// A value with a binary form. Reading what was written gives the same value; reading anything else throws.
protocol BinaryCodable {
    /// Appends the value's binary form.
    func write(to writer: inout BinaryWriter)

    /// Reads a value.
    init(from reader: inout BinaryReader) throws(BinaryError)
}

/// A value that is stored or sent by itself: a byte with the version of the form, then the value and nothing else.
///
/// A change of the form of anything in it needs another version. Tags and raw values of enums are never used again.
protocol BinaryRecord: BinaryCodable {
    /// The version that is written, and the only one that is read.
    static var version: UInt8 { get }
    /// The most bytes of a record.
    static var mostBytes: Int { get }
}

extension BinaryRecord {
    /// Returns the record.
    func record() throws(BinaryError) -> [UInt8] {
        var writer = BinaryWriter()
        writer.write(byte: Self.version)
        write(to: &writer)
        if writer.bytes.count > Self.mostBytes { throw .tooLong }
        return writer.bytes
    }

    /// Reads a record.
    init(record: [UInt8]) throws(BinaryError) {
        if record.count > Self.mostBytes { throw .tooLong }
        var reader = BinaryReader(record)
        let version = try reader.byte()
        if version != Self.version { throw .unknownVersion(version) }
        try self.init(from: &reader)
        if reader.left > 0 { throw .trailingBytes }
    }
}
