internal import Chat

/// A command of the plain dialect: its name, usage, summary and parser. Each command has a file of its own.
struct PlainCommand: Sendable {
    let name: String
    /// Other names of the command.
    let aliases: [String]
    /// The arguments of the command, such as `[ROOM] [REASON]`.
    let usage: String
    /// A sentence that describes the command.
    let summary: String
    private let reading: @Sendable (inout PlainArguments) throws(Refusal) -> ParsedInput

    init(
        _ name: String, aliases: [String] = [], usage: String = "", _ summary: String,
        reading: @escaping @Sendable (inout PlainArguments) throws(Refusal) -> ParsedInput
    ) {
        self.name = name
        self.aliases = aliases
        self.usage = usage
        self.summary = summary
        self.reading = reading
    }

    /// All commands, in the order of `/help`.
    static let table: [PlainCommand] = [
        .login, .join, .leave, .switchTo, .msg, .me, .who, .rooms, .topic, .name, .history, .away, .op, .deop, .voice,
        .devoice, .kick, .ban, .unban, .invite, .knock, .room, .quit, .help,
    ]

    private static let byName: [[UInt8]: PlainCommand] = {
        var commands: [[UInt8]: PlainCommand] = [:]
        for command in table {
            commands[Array(command.name.utf8)] = command
            for alias in command.aliases { commands[Array(alias.utf8)] = command }
        }
        return commands
    }()

    /// Returns the command with that name, regardless of ASCII case.
    static func named(_ name: ArraySlice<UInt8>) -> PlainCommand? {
        name.count > 16 ? nil : byName[name.map(\.asciiLowercased)]
    }

    /// Parses the arguments. It refuses, and never drops, an extra word; it refuses missing or invalid arguments with
    /// the usage.
    func read(_ arguments: inout PlainArguments) -> ParsedInput {
        do throws(Refusal) {
            let incoming = try reading(&arguments)
            if let surplus = arguments.word() { throw Refusal(.badArgument, about: surplus) }
            return incoming
        } catch {
            let usage = "/\(name)" + (self.usage.isEmpty ? "" : " \(self.usage)")
            if error.word == .missingArgument { return .refusal(Refusal(.missingArgument, about: usage.utf8)) }
            return .refusal(error.word == .badArgument ? error.with(usage: usage) : error)
        }
    }
}
