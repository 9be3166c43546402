/// A command that the user can type, with the text needed for completion and help.
public struct CommandHint: Equatable, Sendable {
    /// The name, without the slash.
    public let name: String
    /// The arguments after the name, such as `ROOM [KEY]`.
    public let usage: String
    /// The effect of the command.
    public let summary: String
    /// Other names of the command.
    public let aliases: [String]

    /// Creates a hint.
    public init(_ name: String, usage: String = "", _ summary: String, aliases: [String] = []) {
        self.name = name
        self.usage = usage
        self.summary = summary
        self.aliases = aliases
    }

    /// `/join ROOM [KEY]`
    var typed: String { "/\(name)\(usage.isEmpty ? "" : " \(usage)")" }

    /// The effect of the command, and its other names.
    var sentence: String {
        aliases.isEmpty ? summary : "\(summary) (or \(aliases.map { "/" + $0 }.joined(separator: ", ")))"
    }

    /// Whether the command has that name.
    func isCalled(_ name: String) -> Bool { self.name == name || aliases.contains(name) }

    /// Whether the command's first argument is a room.
    var takesRoom: Bool { usage.hasPrefix("ROOM") || usage.hasPrefix("[ROOM") }

    /// The commands that the screen performs by itself.
    static let own = [
        CommandHint("search", usage: "[WORD]", "looks for a word in what is on screen; again for the one before it"),
        CommandHint("clear", "takes away what is shown of the talk"),
        CommandHint("query", usage: "USER", "opens a talk with one person"),
        CommandHint("close", "closes a talk that you are not in any more, or a direct one"),
    ]
}
