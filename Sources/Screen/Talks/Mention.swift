/// Whether words call somebody by name.
enum Mention {
    /// Whether the name stands in the text as a word: not as a part of a longer name. ASCII capitals make no difference.
    static func of(_ name: String, in text: String) -> Bool {
        let wanted = Array(name.folded.utf8)
        let bytes = Array(text.folded.utf8)
        if wanted.isEmpty || wanted.count > bytes.count { return false }
        return (0...bytes.count - wanted.count).contains { start in
            let end = start + wanted.count
            return bytes[start..<end].elementsEqual(wanted) && !(start > 0 && isOfName(bytes[start - 1]))
                && !(end < bytes.count && isOfName(bytes[end]))
        }
    }

    /// Letters of other alphabets are parts of words, too.
    private static func isOfName(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
            || byte == 0x5F || byte == 0x2D
    }
}
