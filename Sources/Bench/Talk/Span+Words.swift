/// Finding words in a line, without taking it apart.
extension Span<UInt8> {
    /// Whether the word stands there.
    func has(_ word: StaticString, at start: Int) -> Bool {
        let length = word.utf8CodeUnitCount
        guard start >= 0, start + length <= count else { return false }
        for index in 0..<length where self[start + index] != word.utf8Start[index] { return false }
        return true
    }

    /// Where the byte stands first, from there on.
    func first(_ byte: UInt8, from start: Int) -> Int? {
        var index = start
        while index < count {
            if self[index] == byte { return index }
            index += 1
        }
        return nil
    }

    /// The bytes, to be kept.
    var copied: [UInt8] { withUnsafeBufferPointer { Array($0) } }
}
