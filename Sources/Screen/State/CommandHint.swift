/// A command that one can type: enough to complete it and to tell of it.
public struct CommandHint: Equatable, Sendable {
    /// Its name, without the slash.
    public let name: String
    /// What follows the name, such as `ROOM [KEY]`.
    public let usage: String
    /// What it does.
    public let summary: String
    /// Other names for the same.
    public let aliases: [String]

    /// Puts the parts together.
    public init(_ name: String, usage: String = "", _ summary: String, aliases: [String] = []) {
        self.name = name
        self.usage = usage
        self.summary = summary
        self.aliases = aliases
    }

    /// `/join ROOM [KEY]`
    var typed: String { "/\(name)\(usage.isEmpty ? "" : " \(usage)")" }

    /// What it does, and its other names.
    var sentence: String {
        aliases.isEmpty ? summary : "\(summary) (or \(aliases.map { "/" + $0 }.joined(separator: ", ")))"
    }

    /// Whether that is one of its names.
    func isCalled(_ name: String) -> Bool { self.name == name || aliases.contains(name) }

    /// Whether what follows it begins with a room.
    var takesRoom: Bool { usage.hasPrefix("ROOM") || usage.hasPrefix("[ROOM") }

    /// What the screen does by itself.
    static let own = [
        CommandHint("search", usage: "[WORD]", "looks for a word in what is on screen; again for the one before it"),
        CommandHint("clear", "takes away what is shown of the talk"),
        CommandHint("query", usage: "USER", "opens a talk with one person"),
        CommandHint("close", "closes a talk that you are not in any more, or a direct one"),
    ]
}
