/// A UTF-8 scanner that accepts only well-formed scalars (Unicode 15, table 3-7).
enum UTF8Scan {
    /// Returns whether the bytes are well-formed UTF-8 and `accept` returns true for each scalar.
    static func allSatisfy(_ bytes: Span<UInt8>, _ accept: (UInt32) -> Bool) -> Bool {
        var index = 0
        while index < bytes.count {
            guard let (scalar, length) = scalar(in: bytes, at: index), accept(scalar) else { return false }
            index += length
        }
        return true
    }

    /// Returns whether all bytes are printable ASCII, as in most messages. Checks eight bytes at a time; the last eight
    /// may overlap bytes already checked.
    static func isPlain(_ bytes: Span<UInt8>) -> Bool {
        bytes.withUnsafeBytes { bytes in
            if bytes.count < 8 { return bytes.allSatisfy { $0 >= UInt8(ascii: " ") && $0 < 0x7F } }
            let last = bytes.count - 8
            var marks = marks(bytes.loadUnaligned(fromByteOffset: last, as: UInt64.self))
            var index = 0
            while index < last {
                marks |= UTF8Scan.marks(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                index &+= 8
            }
            return marks & 0x8080_8080_8080_8080 == 0
        }
    }

    /// Sets a byte's highest bit where it is below 0x20 (a borrow), above 0x7E (a carry) or not ASCII. A borrow or
    /// carry into the next bytes does not matter, since the result is already non-zero.
    private static func marks(_ eight: UInt64) -> UInt64 {
        eight | (eight &- 0x2020_2020_2020_2020) | (eight &+ 0x0101_0101_0101_0101)
    }

    /// Returns the scalar that begins at the index, and its length; nil when none is well formed there.
    static func scalar(in bytes: Span<UInt8>, at index: Int) -> (UInt32, length: Int)? {
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first <= 0xF4, bytes.count - index >= length else { return nil }
        var scalar = first & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let next = UInt32(bytes[index + offset])
            guard next & 0xC0 == 0x80 else { return nil }
            scalar = scalar << 6 | next & 0x3F
        }
        let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        let isSurrogate = scalar >= 0xD800 && scalar <= 0xDFFF
        return scalar < smallest || isSurrogate || scalar > 0x10FFFF ? nil : (scalar, length)
    }
}
