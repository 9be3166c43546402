/// What is wrong with one option, and where it was given.
public struct OptionFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// Where to look.
    public let origin: Origin
    /// What to mend there.
    public let problem: Problem

    /// Puts the parts together.
    public init(_ problem: Problem, at origin: Origin) {
        self.origin = origin
        self.problem = problem
    }

    /// `roost.conf:3: no option is called "lisen"`, always one line without control characters.
    public var description: String { "\(origin): \(problem)" }

    /// The kinds of things that are wrong.
    public enum Problem: Equatable, Sendable {
        /// Nothing has that name.
        case unknownOption(String)
        /// No option has the name that stands in a line of a file; it is not shown, since it may be a secret. With the name
        /// that may be meant.
        case unknownOptionInFile(similar: String?)
        /// Several begin like this.
        case ambiguousOption(String, among: [String])
        /// An option stands without its value.
        case missingValue(of: Option)
        /// A flag was given a value.
        case unexpectedValue(of: String)
        /// It was given before and counts only once.
        case repeatedOption(String)
        /// A config file holds what only the command line may say.
        case onlyOnCommandLine(String)
        /// The command line holds what only a config file may say.
        case onlyInFile(String)
        /// An argument belongs to no option.
        case unexpectedArgument(String)
        /// The value can't be used, for the reason that follows.
        case badValue(String, of: String, reason: String)
        /// The value can't be used, and is not shown since it is or may hold a secret; the reason is that of the option.
        case badSecret(of: String, reason: String?)
        /// The system's reason why a file can't be read.
        case unreadableFile(String)
        /// A file has more bytes than that.
        case fileTooLong(most: Int)
        /// A line has more bytes than that.
        case lineTooLong(most: Int)
        /// A line is not UTF-8, or holds control characters.
        case notText
    }
}

extension OptionFault.Problem: CustomStringConvertible {
    /// The sentence for the person who has to mend it.
    public var description: String {
        switch self {
        case .unknownOption(let name): "no option is called \(quoted(name))"
        case .unknownOptionInFile(let similar):
            "no option has this name" + (similar.map { "; \($0) may be meant" } ?? "")
        case .ambiguousOption(let name, let names):
            "several options begin with \(quoted(name)): \(names.joined(separator: ", "))"
        case .missingValue(let option): "\(option.name) needs a value: \(option.placeholder ?? "")"
        case .unexpectedValue(let name): "\(name) takes no value"
        case .repeatedOption(let name): "\(name) is given more than once"
        case .onlyOnCommandLine(let name): "\(name) can only be given on the command line"
        case .onlyInFile(let name): "\(name) can only stand in a config file"
        case .unexpectedArgument(let argument): "\(quoted(argument)) belongs to no option"
        case .badValue(let value, let name, let reason): "\(name) \(quoted(value)): \(printable(reason))"
        case .badSecret(let name, let reason):
            "\(name): \(reason ?? "that is no value for it; it is not shown, since it may hold a secret")"
        case .unreadableFile(let reason): "can't be read: \(reason)"
        case .fileTooLong(let most): "the file is longer than \(most) bytes"
        case .lineTooLong(let most): "the line is longer than \(most) bytes"
        case .notText: "the line is not UTF-8 text, or holds control characters"
        }
    }
}

/// All that is wrong, so that it can be mended at once.
public struct OptionFaults: Error, Equatable, Sendable, CustomStringConvertible {
    /// At least one.
    public let faults: [OptionFault]

    /// Collects the faults.
    public init(_ faults: [OptionFault]) { self.faults = faults }

    /// One line for each.
    public var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// The text as it may be shown on a terminal: whatever could move its cursor is replaced.
func printable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isPrintable ? $0 : "\u{FFFD}" }))
}

/// The beginning of a text in quotation marks.
private func quoted(_ text: String) -> String {
    let beginning = text.unicodeScalars.prefix(100)
    return "\"\(printable(String(beginning)))\(beginning.endIndex == text.unicodeScalars.endIndex ? "" : "…")\""
}

extension Unicode.Scalar {
    fileprivate var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
