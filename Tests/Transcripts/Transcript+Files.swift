internal import Foundation

extension Transcript {
    /// Reads a transcript from a file. Error messages call it `name`, or `path` when there is no name.
    ///
    /// - Throws: `ScriptFault` with the first line that is not valid, or the error of reading the file.
    public init(path: String, name: String? = nil) throws {
        let text = try Data(contentsOf: URL(fileURLWithPath: path))
        try self.init(Array(text), file: name ?? path)
    }

    /// Returns the paths of all transcripts in a folder and the folders inside it, relative to it and sorted. Returns
    /// no paths when the folder does not exist.
    public static func names(under folder: String) -> [String] {
        let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return all.filter { $0.hasSuffix(".chat") }.sorted()
    }

    /// Reads all transcripts in a folder and the folders inside it, sorted by name.
    ///
    /// - Throws: as `init(path:name:)` does, for the first transcript that can't be read.
    public static func all(under folder: String) throws -> [Transcript] {
        try names(under: folder).map { try Transcript(path: folder + "/" + $0, name: $0) }
    }
}
