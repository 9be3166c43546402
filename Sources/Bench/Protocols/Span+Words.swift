/// Finds words in a line without splitting it.
extension Span<UInt8> {
    /// Returns whether the word is there. Eight bytes are compared at once; inlined, a short word is one comparison.
    @inline(__always)
    func has(_ word: StaticString, at start: Int) -> Bool {
        let word = UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard start >= 0, start + word.count <= count else { return false }
        return withUnsafeBytes { bytes in
            var index = 0
            while index + 8 <= word.count {
                let there = bytes.loadUnaligned(fromByteOffset: start + index, as: UInt64.self)
                if there != word.loadUnaligned(fromByteOffset: index, as: UInt64.self) { return false }
                index += 8
            }
            while index < word.count {
                if bytes[start + index] != word[index] { return false }
                index += 1
            }
            return true
        }
    }

    /// Returns the first index of the byte, from the given start.
    @inline(__always)
    func first(_ byte: UInt8, from start: Int) -> Int? {
        withUnsafeBytes { bytes in
            var index = start
            while index < bytes.count {
                if bytes[index] == byte { return index }
                index += 1
            }
            return nil
        }
    }

    /// A copy of the bytes.
    var copied: [UInt8] { withUnsafeBufferPointer { Array($0) } }
}
