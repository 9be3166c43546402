internal import Chat

/// A line of the log: a level, a sentence, and named facts.
public struct LogLine: Sendable {
    /// The importance of a line for the operator.
    public enum Level: String, Sendable {
        /// Needs no attention.
        case info
        /// Needs some attention.
        case warning
        /// Needs attention at once.
        case error
    }

    /// A named value in a log line.
    public typealias Fact = (name: String, value: any LogValue)

    let level: Level
    let sentence: String
    let facts: [Fact]
    let time: Timestamp

    /// Appends the formatted line and its line end. It creates no String, since thousands of clients may connect and
    /// leave each second.
    func spell(_ format: LogFormat, into line: inout [UInt8]) {
        switch format {
        case .human: spellHuman(into: &line)
        case .json: spellJSON(into: &line)
        }
    }

    private func spellHuman(into line: inout [UInt8]) {
        if level != .info { line.append(level.rawValue, ": ") }
        line.append(sentence)
        for fact in facts {
            line.append(UInt8(ascii: " "))
            line.append(fact.name)
            line.append(UInt8(ascii: "="))
            line.append(value: fact.value.logged)
        }
        line.append(" time=")
        line.append(time)
        line.append(UInt8(ascii: "\n"))
    }

    private func spellJSON(into line: inout [UInt8]) {
        line.append("{\"time\":\"")
        line.append(time)
        line.append("\",\"level\":\"", level.rawValue, "\",\"message\":")
        line.append(quoted: sentence)
        for fact in facts {
            line.append(",")
            line.append(quoted: fact.name)
            line.append(":")
            if fact.value.isNumber { line.append(fact.value.logged) } else { line.append(quoted: fact.value.logged) }
        }
        line.append("}\n")
    }
}

/// A value of a fact in a log line: a text, or a whole number, which stays a number in JSON.
public protocol LogValue: Sendable {
    /// The value as it is written, without quotes.
    var logged: String { get }
    /// Whether the value is a number.
    var isNumber: Bool { get }
}

extension LogValue where Self: FixedWidthInteger {
    /// The decimal digits.
    public var logged: String { String(self) }
    /// Always true.
    public var isNumber: Bool { true }
}

extension Int: LogValue {}
extension Int32: LogValue {}
extension UInt64: LogValue {}

extension String: LogValue {
    /// The text.
    public var logged: String { self }
    /// Always false, even for a text made of digits.
    public var isNumber: Bool { false }
}

extension [UInt8] {
    fileprivate mutating func append(_ words: String...) {
        for word in words { append(word) }
    }

    fileprivate mutating func append(_ word: String) {
        var word = word
        word.withUTF8 { append(contentsOf: $0) }
    }

    /// Appends a value, in quotes where it would be ambiguous.
    fileprivate mutating func append(value: String) {
        var value = value
        let isPlain = value.withUTF8 { bytes in
            if bytes.isEmpty
                || bytes.contains(where: {
                    $0 <= UInt8(ascii: " ") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "=") || $0 == 0x7F
                })
            {
                return false
            }
            append(contentsOf: bytes)
            return true
        }
        if !isPlain { append(quoted: value) }
    }

    /// Appends a JSON string (RFC 8259, section 7): nothing in it can end the line or reach a terminal as a control
    /// character.
    fileprivate mutating func append(quoted text: String) {
        append("\"")
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": append("\\\(scalar)")
            case _
            where scalar < " " || (0x7F...0x9F).contains(scalar.value)
                || (0x2028...0x202E).contains(scalar.value):
                let hexadecimal = String(scalar.value, radix: 16)
                append("\\u", String(repeating: "0", count: 4 - hexadecimal.count), hexadecimal)
            default: append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        append("\"")
    }
}
