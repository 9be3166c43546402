/// A fault of one option, and the place of the option.
public struct OptionFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The place of the fault.
    public let origin: Origin
    /// The problem to correct.
    public let problem: Problem

    /// Creates a fault.
    public init(_ problem: Problem, at origin: Origin) {
        self.origin = origin
        self.problem = problem
    }

    /// The place and the problem, `roost.conf:3: no option is called "lisen"`: one line without control characters.
    public var description: String { "\(origin): \(problem)" }

    /// The kinds of faults.
    public enum Problem: Equatable, Sendable {
        /// No option has that name.
        case unknownOption(String)
        /// No option has the name in a line of a file. The name is not shown, since it may be a secret; `similar` is
        /// the option that the user may have meant.
        case unknownOptionInFile(similar: String?)
        /// Several option names begin with that text.
        case ambiguousOption(String, among: [String])
        /// An option has no value.
        case missingValue(of: Option)
        /// A flag has a value.
        case unexpectedValue(of: String)
        /// An option was given twice and may be given once.
        case repeatedOption(String)
        /// A config file holds an option that only the command line may hold.
        case onlyOnCommandLine(String)
        /// The command line holds an option that only a config file may hold.
        case onlyInFile(String)
        /// An argument belongs to no option.
        case unexpectedArgument(String)
        /// The value can't be used, for the given reason.
        case badValue(String, of: String, reason: String)
        /// The value can't be used. It is not shown, since it is or may hold a secret; the reason is that of the
        /// option.
        case badSecret(of: String, reason: String?)
        /// A file can't be read, for the system's reason.
        case unreadableFile(String)
        /// A file that does not exist can't be made, for the system's reason.
        case uncreatableFile(String)
        /// A file with a secret can be read or changed by other users.
        case exposedFile(mode: Int)
        /// A file for a secret holds something else. The content is not shown.
        case noSecret(digits: Int)
        /// A file has more than `most` bytes.
        case fileTooLong(most: Int)
        /// A line has more than `most` bytes.
        case lineTooLong(most: Int)
        /// A line is not UTF-8, or holds control characters.
        case notText
    }
}

extension OptionFault.Problem: CustomStringConvertible {
    /// The sentence for the user who has to correct the problem.
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
        case .uncreatableFile(let reason): "can't be made: \(reason)"
        case .exposedFile(let mode):
            "other users can read or change it: its mode is 0\(String(mode, radix: 8)), and should be 0600"
        case .noSecret(let digits): "does not hold a secret: one line of \(digits) hexadecimal digits"
        case .fileTooLong(let most): "the file is longer than \(most) bytes"
        case .lineTooLong(let most): "the line is longer than \(most) bytes"
        case .notText: "the line is not UTF-8 text, or holds control characters"
        }
    }
}

/// All faults together, so that the user can correct them at once.
public struct OptionFaults: Error, Equatable, Sendable, CustomStringConvertible {
    /// The faults, at least one.
    public let faults: [OptionFault]

    /// Creates a collection of faults.
    public init(_ faults: [OptionFault]) { self.faults = faults }

    /// The faults, one a line.
    public var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// Returns the text with each character replaced that could move the cursor of a terminal.
func printable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isPrintable ? $0 : "\u{FFFD}" }))
}

/// Returns the beginning of a text in quotation marks.
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
