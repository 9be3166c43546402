/// A scripted conversation of several clients: what each client sends, and what each must receive.
///
/// A transcript begins with comment lines that state its purpose. `TranscriptReader` describes the rest of the grammar.
public struct Transcript: Sendable, CustomStringConvertible {
    /// The file's name, as it was given to the reader.
    public let file: String
    /// The purpose of the transcript: its first comment lines, without their `#`.
    public let header: String
    /// The settings that the server needs, in the order of the transcript.
    public let settings: [Setting]
    /// The actions and expectations, in the order of the transcript.
    public let steps: [Step]
    /// The last line that is neither blank nor a comment.
    public let end: Place

    /// Parses the bytes of a transcript.
    ///
    /// - Parameter file: the name of the transcript in error messages.
    /// - Throws: `ScriptFault` with the first line that is not valid.
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

    /// Parses a transcript from a string, for transcripts inside test code.
    ///
    /// - Throws: `ScriptFault` with the first line that is not valid.
    public init(_ text: String, file: String = "script") throws(ScriptFault) {
        try self.init(Array(text.utf8), file: file)
    }

    /// The file's name, which test reports show.
    public var description: String { file }
}
