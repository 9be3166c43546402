/// The text of a message: by it each hearer knows which one it is.
///
/// It is `@@ROOM.ORDINAL` and as many x as it takes.
public enum ProbeText {
    /// The least bytes: both numbers at their longest.
    public static let leastBytes = 16

    /// Appends the text of the message with that number in that room.
    public static func spell(room: Int, ordinal: Int, bytes: Int, into out: inout [UInt8]) {
        let start = out.count
        out.add("@@")
        out.add(room)
        out.add(".")
        out.add(ordinal)
        out.add(" ")
        let rest = bytes - (out.count - start)
        if rest > 0 { out += repeatElement(0x78, count: rest) }
    }

    /// Enters what a text says that begins there, where it is a message of ours.
    static func read(_ line: Span<UInt8>, from start: Int, into heard: inout ParsedReplies) {
        guard start + 4 < line.count, line[start] == 0x40, line[start + 1] == 0x40 else { return }
        var index = start + 2
        guard let room = number(line, &index), index < line.count, line[index] == 0x2E else { return }
        index += 1
        guard let ordinal = number(line, &index) else { return }
        heard.add(room: room, ordinal: ordinal)
    }

    /// Nine digits at most, so that nothing overflows.
    private static func number(_ line: Span<UInt8>, _ index: inout Int) -> Int? {
        let start = index
        let end = min(line.count, start + 9)
        var value = 0
        while index < end {
            let digit = line[index] &- 0x30
            if digit > 9 { break }
            value = value &* 10 &+ Int(digit)
            index &+= 1
        }
        return index > start ? value : nil
    }
}

/// Spelling without a String, since it is done for each message.
extension [UInt8] {
    mutating func add(_ word: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// Appends a number from 0 in decimal.
    mutating func add(_ number: Int) {
        if number >= 10 { add(number / 10) }
        append(UInt8(truncatingIfNeeded: 0x30 + number % 10))
    }
}
