/// The validated text of a message, topic or reason: UTF-8 without control characters.
///
/// It may hold tab and IRC's formatting bytes, and newlines where a dialect can say several lines at once. Line and
/// paragraph separators count as control characters: some terminals break a line there, so a user could forge a line.
public struct MessageText: Hashable, Sendable, CustomStringConvertible {
    /// The bytes as the user sent them.
    public let bytes: [UInt8]
    /// The number of lines, including empty ones; 1 for an empty text.
    public let lineCount: Int

    /// Creates a text from bytes; nil when they are not valid.
    public init?(_ bytes: Span<UInt8>, newlines: Bool = false) {
        guard MessageText.isClean(bytes, newlines: newlines) else { return nil }
        self.bytes = bytes.withUnsafeBufferPointer { Array($0) }
        lineCount = newlines ? 1 + self.bytes.count { $0 == UInt8(ascii: "\n") } : 1
    }

    /// The empty text.
    public static let nothing = MessageText()

    private init() {
        bytes = []
        lineCount = 1
    }

    /// Creates a text from a string; nil when it is not valid.
    public init?(_ string: String, newlines: Bool = false) {
        let bytes = Array(string.utf8)
        self.init(bytes.span, newlines: newlines)
    }

    /// Whether the text is empty.
    public var isEmpty: Bool { bytes.isEmpty }

    /// The lines of the text, without empty ones.
    public var lines: [ArraySlice<UInt8>] { bytes.split(separator: UInt8(ascii: "\n")) }

    /// The whole text when it is a single line, as most texts are, which saves splitting it into lines.
    public var onlyLine: [UInt8]? { lineCount > 1 || bytes.isEmpty ? nil : bytes }

    /// The estimated number of lines that other users receive, the same for every speaker and reader. IRC cuts a line
    /// of more than about `Limits.heardLineBytes` bytes.
    public var linesHeard: Int {
        if lineCount == 1 && bytes.count <= Limits.heardLineBytes { return 1 }
        return max(1, lines.reduce(0) { $0 + ($1.count + Limits.heardLineBytes - 1) / Limits.heardLineBytes })
    }

    /// The text as a string, for debugging.
    public var description: String { String(decoding: bytes, as: UTF8.self) }

    /// Returns whether all bytes are printable ASCII, which every dialect can show.
    public static func isPlain(_ bytes: Span<UInt8>) -> Bool { UTF8Scan.isPlain(bytes) }

    private static func isClean(_ bytes: Span<UInt8>, newlines: Bool) -> Bool {
        if UTF8Scan.isPlain(bytes) { return true }
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= UInt8(ascii: " ") && byte < 0x7F {
                index += 1
            } else if byte < 0x80 {
                guard isFormatting(byte) || byte == UInt8(ascii: "\t") || (newlines && byte == UInt8(ascii: "\n"))
                else { return false }
                index += 1
            } else {
                guard let (scalar, length) = UTF8Scan.scalar(in: bytes, at: index), scalar > 0x9F,
                    scalar != 0x2028, scalar != 0x2029
                else { return false }
                index += length
            }
        }
        return true
    }

    /// Returns whether a byte is IRC's bold, colour, hex colour, plain, monospace, reverse, italics, strike-through or
    /// underline.
    public static func isFormatting(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x02, 0x03, 0x04, 0x0F, 0x11, 0x16, 0x1D, 0x1E, 0x1F: true
        default: false
        }
    }
}
