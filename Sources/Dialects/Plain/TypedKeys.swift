internal import Wire

/// Applies erase keys in a line from a client that sends every key and leaves the erasing to the server.
enum TypedKeys {
    /// The maximum number of bytes that are searched for the start of the last character.
    private static let longestCharacter = 64

    /// Returns the line after its erase keys, or nil when it has none.
    static func erased(_ line: Span<UInt8>) -> [UInt8]? {
        var left: [UInt8] = []
        var hasErased = false
        for index in line.indices {
            switch line[index] {
            case EraseKey.character, EraseKey.rubOut:
                left.removeLast(lastCharacterBytes(of: left))
                hasErased = true
            case EraseKey.line:
                left.removeAll(keepingCapacity: true)
                hasErased = true
            default: left.append(line[index])
            }
        }
        return hasErased ? left : nil
    }

    /// Returns the number of bytes in the last visible character, or 1 when the end is not UTF-8.
    private static func lastCharacterBytes(of text: [UInt8]) -> Int {
        if text.isEmpty { return 0 }
        let tail = text.suffix(longestCharacter).drop { $0 & 0xC0 == 0x80 }
        guard let character = String(validating: tail, as: UTF8.self)?.last else { return 1 }
        return character.utf8.count
    }
}
