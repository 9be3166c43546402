/// Writes and reads the text of a message, by which each receiver identifies the message.
///
/// The text is `@@ROOM.ORDINAL` and as many x as the size needs.
public enum ProbeText {
    /// The minimum size: both numbers at their longest.
    public static let leastBytes = 16

    /// Appends the text of the message with the given number in the given room.
    public static func spell(room: Int, ordinal: Int, bytes: Int, into out: inout [UInt8]) {
        let start = out.count
        out.append("@@")
        out.appendDecimal(room)
        out.append(".")
        out.appendDecimal(ordinal)
        out.append(" ")
        let rest = bytes - (out.count - start)
        if rest > 0 { out += repeatElement(UInt8(ascii: "x"), count: rest) }
    }

    /// Enters the message whose text begins at `start`, when it is one of this benchmark.
    static func read(_ line: Span<UInt8>, from start: Int, into heard: inout ParsedReplies) {
        guard start + 4 < line.count, line[start] == UInt8(ascii: "@"), line[start + 1] == UInt8(ascii: "@") else {
            return
        }
        var index = start + 2
        guard let room = number(line, &index), index < line.count, line[index] == UInt8(ascii: ".") else { return }
        index += 1
        guard let ordinal = number(line, &index) else { return }
        heard.append(room: room, ordinal: ordinal)
    }

    /// Reads a number of at most nine digits, so that it can't overflow.
    private static func number(_ line: Span<UInt8>, _ index: inout Int) -> Int? {
        let start = index
        let end = min(line.count, start + 9)
        var value = 0
        while index < end {
            let digit = line[index] &- UInt8(ascii: "0")
            if digit > 9 { break }
            value = value &* 10 &+ Int(digit)
            index &+= 1
        }
        return index > start ? value : nil
    }
}

/// Writes numbers and text without a String, since this runs for each message.
extension [UInt8] {
    mutating func append(_ word: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// Appends a non-negative number in decimal.
    mutating func appendDecimal(_ number: Int) {
        if number >= 10 { appendDecimal(number / 10) }
        append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }
}
