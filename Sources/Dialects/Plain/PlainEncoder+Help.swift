internal import Chat

/// Creates the text of `/help` from the table of commands.
extension PlainEncoder {
    static func help(_ commands: [PlainCommand]) -> [UInt8] {
        var out: [UInt8] = []
        for command in commands {
            let names = command.aliases.map { "/\($0)" }.joined(separator: ", ")
            let alias = names.isEmpty ? "" : " (or \(names))"
            let usage = command.usage.isEmpty ? "" : " \(command.usage)"
            line(&out) { $0.append("/", string: "\(command.name)\(usage): \(command.summary)\(alias)") }
        }
        if commands.count > 1 {
            line(&out) { $0.append("anything else is said to the current room; // says a leading slash") }
        }
        return out
    }
}
