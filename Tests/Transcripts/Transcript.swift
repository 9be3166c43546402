/// A story of several people in a chat, which can be played: what each sends, and what each must hear.
///
/// A script begins with comment lines that say why it is there. `TranscriptReader` knows the rest of its grammar.
public struct Transcript: Sendable, CustomStringConvertible {
    /// The file's name, as it was given.
    public let file: String
    /// Why the script is there: its first comment lines, without their `#`.
    public let header: String
    /// What the server must be set to, in the order of the script.
    public let settings: [Setting]
    /// What happens.
    public let steps: [Step]
    /// The last line that says something.
    public let end: Place

    /// Reads a script.
    ///
    /// - Throws: `ScriptFault` with the line that can't be read.
    public init(_ text: some Sequence<UInt8>, file: String) throws(ScriptFault) {
        var reader = TranscriptReader(file: file)
        let lines = Array(text).split(separator: 0x0A, omittingEmptySubsequences: false)
        for line in lines { try reader.read(line) }
        try reader.finish()
        self.file = file
        header = reader.header.joined(separator: "\n")
        settings = reader.settings
        steps = reader.steps
        end = reader.lastPlace
    }

    /// Reads a script that stands in the text of a program.
    public init(_ text: String, file: String = "script") throws(ScriptFault) {
        try self.init(Array(text.utf8), file: file)
    }

    /// The file's name.
    public var description: String { file }
}
