/// One thing that can be set: by `--name` on the command line, by a line `name` in a config file.
public struct Option: Equatable, Sendable {
    /// Its name, without dashes.
    public let name: String
    /// What stands for its value in help texts, such as `FILE`; nil for a flag, which has no value.
    public let placeholder: String?
    /// Whether it may be given more than once.
    public let isRepeatable: Bool
    /// Whether a config file may hold it.
    public let mayStandInFile: Bool
    /// Whether it may be given on the command line, where everybody on the machine can read it.
    public let mayBeTyped: Bool
    /// What it is for, in a sentence without a full stop.
    public let help: String

    /// Puts the parts together.
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

    /// As a person types it: `--config FILE`, or, in a file, `operator NAME HASH`.
    public var usage: String { (mayBeTyped ? "--" : "") + name + (placeholder.map { " \($0)" } ?? "") }
}

/// An option as somebody gave it.
public struct GivenOption: Equatable, Sendable {
    /// The option's full name.
    public let name: String
    /// What was given with it; empty for a flag.
    public let value: String
    /// Where it was given.
    public let origin: Origin

    /// Puts the parts together.
    public init(_ name: String, _ value: String = "", from origin: Origin) {
        self.name = name
        self.value = value
        self.origin = origin
    }
}

/// Where something was given, so that whoever wrote it finds it again.
public enum Origin: Equatable, Sendable, CustomStringConvertible {
    /// The arguments of the program.
    case commandLine
    /// A file, and a line of it counted from 1; nil where the whole file is meant.
    case file(String, line: Int?)

    /// The line, where one is known.
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
