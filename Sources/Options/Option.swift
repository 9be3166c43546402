/// A setting: `--name` on the command line, a line `name` in a config file.
public struct Option: Equatable, Sendable {
    /// The name without dashes.
    public let name: String
    /// The word for the value in help texts, such as `FILE`; nil for a flag, which has no value.
    public let placeholder: String?
    /// Whether the option may be given more than once.
    public let isRepeatable: Bool
    /// Whether a config file may hold the option.
    public let mayStandInFile: Bool
    /// Whether the command line may hold the option, where every user of the machine can read it.
    public let mayBeTyped: Bool
    /// The purpose, in a sentence without a full stop.
    public let help: String

    /// Creates an option.
    public init(
        _ name: String, _ placeholder: String? = nil, isRepeatable: Bool = false, mayStandInFile: Bool = true,
        mayBeTyped: Bool = true, help: String
    ) {
        self.name = name
        self.placeholder = placeholder
        self.isRepeatable = isRepeatable
        self.mayStandInFile = mayStandInFile
        self.mayBeTyped = mayBeTyped
        self.help = help
    }

    /// The option as the user types it: `--config FILE`, or, in a file, `operator NAME HASH`.
    public var usage: String { (mayBeTyped ? "--" : "") + name + (placeholder.map { " \($0)" } ?? "") }
}

/// An option with the value that the user gave.
public struct GivenOption: Equatable, Sendable {
    /// The option's full name.
    public let name: String
    /// The value; empty for a flag.
    public let value: String
    /// The place where the option was given.
    public let origin: Origin

    /// Creates the occurrence of an option with its value and its place in the arguments or in a file.
    public init(_ name: String, _ value: String = "", from origin: Origin) {
        self.name = name
        self.value = value
        self.origin = origin
    }
}

/// The place of an option, so that the user can find it again.
public enum Origin: Equatable, Sendable, CustomStringConvertible {
    /// The arguments of the program.
    case commandLine
    /// A file, and a line of it counted from 1; nil stands for the whole file.
    case file(String, line: Int?)

    /// The line number, when it is known.
    public var line: Int? {
        if case .file(_, let line) = self { line } else { nil }
    }

    /// `command line`, `roost.conf` or `roost.conf:3`.
    public var description: String {
        switch self {
        case .commandLine: "command line"
        case .file(let path, let line): printable(path) + (line.map { ":\($0)" } ?? "")
        }
    }
}
