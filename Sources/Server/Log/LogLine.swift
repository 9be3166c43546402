internal import Chat

/// One thing that happened: a level, a sentence, and named facts.
public struct LogLine: Sendable {
    /// How much it should worry the operator.
    public enum Level: String, Sendable {
        /// Not at all.
        case info
        /// A little.
        case warning
        /// Very much.
        case error
    }

    /// A name and what it stands for.
    public typealias Fact = (name: String, value: String)

    let level: Level
    let sentence: String
    let facts: [Fact]
    let time: Timestamp

    /// Appends the line as it is written, with its end.
    func spell(_ format: LogFormat, into text: inout String) {
        switch format {
        case .human: spellHuman(into: &text)
        case .json: spellJSON(into: &text)
        }
    }

    private func spellHuman(into text: inout String) {
        if level != .info {
            text += level.rawValue
            text += ": "
        }
        text += sentence
        for fact in facts {
            text += " "
            text += fact.name
            text += "="
            text += LogLine.needsQuotes(fact.value) ? quoted(fact.value) : fact.value
        }
        text += " time="
        text += time.iso8601
        text += "\n"
    }

    private func spellJSON(into text: inout String) {
        text += "{\"time\":\"\(time.iso8601)\",\"level\":\"\(level.rawValue)\",\"message\":\(quoted(sentence))"
        for fact in facts { text += ",\(quoted(fact.name)):\(quoted(fact.value))" }
        text += "}\n"
    }

    private static func needsQuotes(_ value: String) -> Bool {
        value.isEmpty
            || value.utf8.contains { $0 <= 0x20 || $0 == 0x22 || $0 == 0x3D || $0 == 0x7F }
    }

    /// A JSON string (RFC 8259, section 7): nothing in it can end the line or reach a terminal as a control character.
    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case _
            where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                || (0x2028...0x202E).contains(scalar.value):
                let hexadecimal = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
