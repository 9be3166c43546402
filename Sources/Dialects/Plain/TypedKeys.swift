internal import Wire

/// Keys that erase, in a line of a client that sends each key by itself and leaves the erasing to the server.
enum TypedKeys {
    /// The most bytes that are looked at for the end of one character.
    private static let longestCharacter = 64

    /// The line as those keys leave it; nil where there is none of them.
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

    /// How many bytes the last character has, as people see characters; 1 where the end is no UTF-8.
    private static func lastCharacterBytes(of text: [UInt8]) -> Int {
        if text.isEmpty { return 0 }
        let tail = text.suffix(longestCharacter).drop { $0 & 0xC0 == 0x80 }
        guard let character = String(validating: tail, as: UTF8.self)?.last else { return 1 }
        return character.utf8.count
    }
}
