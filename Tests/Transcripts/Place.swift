/// Where something stands in a script.
public struct Place: Hashable, Sendable, CustomStringConvertible {
    /// The file's name, as it was given.
    public let file: String
    /// The number of the line, from 1.
    public let line: Int

    /// That line of that file.
    public init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    /// `file:line`, as editors understand it.
    public var description: String { "\(file):\(line)" }
}

/// A script that can't be read: where, and why.
public struct ScriptFault: Error, Equatable, CustomStringConvertible {
    /// Where it stands.
    public let place: Place
    /// What is wrong with it.
    public let reason: String

    /// `file:line: reason`.
    public var description: String { "\(place): \(reason)" }
}
