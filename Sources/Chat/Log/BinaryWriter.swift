/// Appends values in their binary form: integers as LEB128 or as eight bytes, bytes and lists after their count.
///
/// Each value has exactly one form, so that equal values have equal bytes.
struct BinaryWriter {
    /// The bytes written so far.
    private(set) var bytes: [UInt8] = []

    mutating func write(byte: UInt8) { bytes.append(byte) }

    mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    /// Writes a number in LEB128: seven bits a byte, the lowest first; the highest bit marks that another byte follows.
    mutating func write(_ number: UInt64) {
        var rest = number
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Writes a signed number as `0, -1, 1, -2 …` would be counted, so that small ones are short.
    mutating func write(_ number: Int64) { write(UInt64(bitPattern: number << 1 ^ number >> 63)) }

    mutating func write(_ number: Int) { write(Int64(number)) }

    /// Writes a number of which all bits vary, as eight bytes, the lowest first.
    mutating func write(fixed number: UInt64) {
        for place in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place))) }
    }

    /// Writes bytes after their count.
    mutating func write(_ some: [UInt8]) {
        write(UInt64(some.count))
        bytes.append(contentsOf: some)
    }

    /// Writes a tag that tells the cases of an enum apart.
    mutating func write(tag: some RawRepresentable<UInt8>) { bytes.append(tag.rawValue) }

    mutating func write(_ value: some BinaryCodable) { value.write(to: &self) }

    /// Writes whether there is a value, then the value.
    mutating func write(_ value: (some BinaryCodable)?) {
        write(value != nil)
        value?.write(to: &self)
    }

    mutating func write(_ some: [UInt8]?) {
        write(some != nil)
        if let some { write(some) }
    }

    mutating func write(_ number: Int?) {
        write(number != nil)
        if let number { write(number) }
    }

    /// Writes the values after their count.
    mutating func write<Value: BinaryCodable>(_ values: [Value]) {
        write(UInt64(values.count))
        for value in values { value.write(to: &self) }
    }
}
