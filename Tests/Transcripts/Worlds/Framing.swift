/// Converts between the byte stream of a dialect and the lines of a transcript.
///
/// A transcript shows a STOMP frame as one line: the command and the headers as they are sent, separated by spaces, and
/// the body after a bar, as in `SEND destination:/room/tea receipt:1 | hello`. A line sent by `>` is converted to a
/// frame. Bytes sent by `>>` stay as they are.
struct Framing {
    private let hasFrames: Bool

    init(_ dialect: String) { hasFrames = dialect == "stomp" }

    /// Returns the bytes to send for the bytes in the transcript. A single line of STOMP becomes a frame, all other bytes
    /// stay the same.
    func sent(_ bytes: [UInt8]) -> [UInt8] {
        let isLine = bytes.last == 0x0A && bytes.count > 1 && bytes.firstIndex(of: 0x0A) == bytes.count - 1
        guard hasFrames, isLine, !bytes.contains(0) else { return bytes }
        let line = bytes.dropLast()
        let bar = line.firstRange(of: Array(" | ".utf8))
        let head = line[..<(bar?.lowerBound ?? line.endIndex)].map { $0 == 0x20 ? 0x0A : $0 }
        return head + [0x0A, 0x0A] + (bar.map { Array(line[$0.upperBound...]) } ?? []) + [0]
    }

    /// Returns whether the stream ends within an unfinished line or frame after these bytes have been sent.
    func isInMidLine(after bytes: [UInt8], _ wasInMidLine: Bool) -> Bool {
        guard hasFrames else { return bytes.last != 0x0A }
        return bytes.allSatisfy { $0 == 0x0A || $0 == 0x0D } ? wasInMidLine : bytes.last != 0
    }

    /// Removes and returns the first complete line or frame of the received bytes. A line loses its line end. Returns
    /// nil when none is complete.
    func takeLine(from received: inout [UInt8]) -> [UInt8]? {
        if hasFrames { return takeFrame(from: &received) }
        guard let end = received.firstIndex(of: 0x0A) else { return nil }
        let line = received[..<end]
        received.removeSubrange(...end)
        return line.last == 0x0D ? Array(line.dropLast()) : Array(line)
    }

    /// Removes and returns the first complete frame as one line, and skips the heart-beats before it.
    private func takeFrame(from received: inout [UInt8]) -> [UInt8]? {
        received.removeSubrange(..<(received.firstIndex { $0 != 0x0A } ?? received.endIndex))
        guard let blank = Framing.blankLine(in: received) else { return nil }
        let head = received[..<blank]
        let length = head.split(separator: 0x0A).compactMap { line in
            line.starts(with: "content-length:".utf8)
                ? Int(String(decoding: line.dropFirst(15), as: UTF8.self)) : nil
        }.first
        let start = blank + 2
        let end = length.map { start + $0 } ?? received[start...].firstIndex(of: 0)
        guard let end, end < received.count else { return nil }
        let body = Array(received[start..<end])
        let line = head.map { $0 == 0x0A ? 0x20 : $0 } + (body.isEmpty ? [] : Array(" | ".utf8) + body)
        received.removeSubrange(...end)
        return line
    }

    /// Returns the index of the first line feed that another line feed follows. `firstRange(of:)` takes many times as
    /// long.
    private static func blankLine(in bytes: [UInt8]) -> Int? {
        bytes.indices.dropLast().first { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }
    }
}
