/// How a dialect's stream becomes lines of a script, and lines the stream.
///
/// A frame of STOMP is one line: its command and its headers as they are sent, with spaces between them, and its body behind
/// a bar: `SEND destination:/room/tea receipt:1 | hello`. What a script sends by `>` is read so; by `>>` it sends bytes.
struct Framing {
    private let hasFrames: Bool

    init(_ dialect: String) { hasFrames = dialect == "stomp" }

    /// What is to be sent for what a script says.
    func sent(_ bytes: [UInt8]) -> [UInt8] {
        let isLine = bytes.last == 0x0A && bytes.count > 1 && bytes.firstIndex(of: 0x0A) == bytes.count - 1
        guard hasFrames, isLine, !bytes.contains(0) else { return bytes }
        let line = bytes.dropLast()
        let bar = line.firstRange(of: Array(" | ".utf8))
        let head = line[..<(bar?.lowerBound ?? line.endIndex)].map { $0 == 0x20 ? 0x0A : $0 }
        return head + [0x0A, 0x0A] + (bar.map { Array(line[$0.upperBound...]) } ?? []) + [0]
    }

    /// Whether a line or frame has begun and not ended once those bytes have been sent.
    func isInMidLine(after bytes: [UInt8], _ wasInMidLine: Bool) -> Bool {
        guard hasFrames else { return bytes.last != 0x0A }
        return bytes.allSatisfy { $0 == 0x0A || $0 == 0x0D } ? wasInMidLine : bytes.last != 0
    }

    /// The first line of what has been received, without its end.
    func takeLine(from received: inout [UInt8]) -> [UInt8]? {
        if hasFrames { return takeFrame(from: &received) }
        guard let end = received.firstIndex(of: 0x0A) else { return nil }
        let line = received[..<end]
        received.removeSubrange(...end)
        return line.last == 0x0D ? Array(line.dropLast()) : Array(line)
    }

    /// Heart-beats between frames are passed over.
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

    /// Where the line feed stands that another one follows. `firstRange(of:)` takes many times as long.
    private static func blankLine(in bytes: [UInt8]) -> Int? {
        bytes.indices.dropLast().first { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }
    }
}
