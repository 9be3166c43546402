public import Chat

/// Parses what a user types as the plain dialect does, for clients of other dialects with the same commands.
public enum TypedLine {
    /// A command that a user can type.
    public struct Command: Equatable, Sendable {
        /// The name without the slash.
        public let name: String
        /// The arguments, such as `ROOM [KEY]`.
        public let usage: String
        /// A sentence that describes the command.
        public let summary: String
        /// Other names of the command.
        public let aliases: [String]
    }

    /// All commands, in the order of `/help`.
    public static let commands = PlainCommand.table.map {
        Command(name: $0.name, usage: $0.usage, summary: $0.summary, aliases: $0.aliases)
    }

    /// Parses a line without its end, or returns nil when it is empty.
    public static func read(_ line: String) -> ParsedInput? {
        let bytes = Array(line.utf8)
        return PlainDialect.incoming(bytes.span)
    }

    /// Returns the sentence of a refusal, without its word.
    public static func sentence(of refusal: Refusal) -> String {
        var bytes: [UInt8] = []
        PlainEncoder.refusal(refusal, &bytes)
        return String(decoding: bytes.dropFirst("!! \(refusal.word.rawValue): ".utf8.count).dropLast(), as: UTF8.self)
    }

    /// Returns the lines of a reply, without the `-- ` before each.
    public static func told(_ reply: [UInt8]) -> [String] {
        reply.split(separator: UInt8(ascii: "\n")).map {
            String(decoding: $0.dropFirst("-- ".utf8.count), as: UTF8.self)
        }
    }
}
