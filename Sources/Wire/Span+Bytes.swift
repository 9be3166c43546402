/// Searches bytes without a copy.
extension Span<UInt8> {
    /// Whether the bytes begin with U+FEFF, which some libraries write before the first line of a stream.
    var beginsWithByteOrderMark: Bool { count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF }

    /// Returns the first index of a byte at or after `start`, or nil when there is none.
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        var index = start
        while index < count {
            if self[index] == byte { return index }
            index += 1
        }
        return nil
    }
}

extension [UInt8] {
    mutating func append(_ span: Span<UInt8>) { span.withUnsafeBufferPointer { append(contentsOf: $0) } }
}
