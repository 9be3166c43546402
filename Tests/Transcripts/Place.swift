/// A line of a transcript, by file and number, for error messages.
public struct Place: Hashable, Sendable, CustomStringConvertible {
    /// The file's name, as it was given to the reader.
    public let file: String
    /// The number of the line, counted from 1.
    public let line: Int

    /// Creates a place from a file's name and the number of a line, counted from 1.
    public init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    /// The place as `file:line`, the form in which editors open it.
    public var description: String { "\(file):\(line)" }
}

/// A mistake in a transcript, which makes it unreadable.
public struct ScriptFault: Error, Equatable, CustomStringConvertible {
    /// The line with the mistake.
    public let place: Place
    /// What is wrong with the line.
    public let reason: String

    /// The message, as `file:line: reason`.
    public var description: String { "\(place): \(reason)" }
}
