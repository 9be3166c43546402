/// Reads UTF-8 scalar by scalar, and takes nothing that is not well formed (Unicode 15, table 3-7).
enum UTF8Scan {
    /// Whether the bytes are well-formed UTF-8 and each scalar is to the taste of `accept`.
    static func allSatisfy(_ bytes: Span<UInt8>, _ accept: (UInt32) -> Bool) -> Bool {
        var index = 0
        while index < bytes.count {
            guard let (scalar, length) = scalar(in: bytes, at: index), accept(scalar) else { return false }
            index += length
        }
        return true
    }

    /// Whether all bytes are printable ASCII, as most that people say is. Looks at eight of them at a time; the last eight may
    /// have been looked at before.
    static func isPlain(_ bytes: Span<UInt8>) -> Bool {
        bytes.withUnsafeBytes { bytes in
            if bytes.count < 8 { return bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
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

    /// A byte's highest bit is set where it is below 0x20 and borrows, above 0x7E and carries, or not ASCII. What borrows and
    /// carries on from it does not matter.
    private static func marks(_ eight: UInt64) -> UInt64 {
        eight | (eight &- 0x2020_2020_2020_2020) | (eight &+ 0x0101_0101_0101_0101)
    }

    /// The scalar that begins there, and its length; nil where there is no well-formed one.
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
