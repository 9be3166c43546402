public import Chat

/// What a person types, as the plain dialect reads it, for clients of other dialects that offer the same commands.
public enum TypedLine {
    /// A command that one can type.
    public struct Command: Equatable, Sendable {
        /// Its name, without the slash.
        public let name: String
        /// What follows the name, such as `ROOM [KEY]`.
        public let usage: String
        /// What it does, in a sentence.
        public let summary: String
        /// Other names for the same.
        public let aliases: [String]
    }

    /// All of them, as `/help` shows them.
    public static let commands = PlainCommand.table.map {
        Command(name: $0.name, usage: $0.usage, summary: $0.summary, aliases: $0.aliases)
    }

    /// Reads a line without its end; nil where it is empty.
    public static func read(_ line: String) -> ParsedInput? {
        let bytes = Array(line.utf8)
        return PlainDialect.incoming(bytes.span)
    }

    /// The sentence of a refusal, without its word.
    public static func sentence(of refusal: Refusal) -> String {
        var bytes: [UInt8] = []
        PlainEncoder.refusal(refusal, &bytes)
        return String(decoding: bytes.dropFirst("!! \(refusal.word.rawValue): ".utf8.count).dropLast(), as: UTF8.self)
    }

    /// What a reply tells, line by line and without the sign before each.
    public static func told(_ reply: [UInt8]) -> [String] {
        reply.split(separator: 0x0A).map { String(decoding: $0.dropFirst("-- ".utf8.count), as: UTF8.self) }
    }
}
