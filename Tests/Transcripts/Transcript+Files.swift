internal import Foundation

extension Transcript {
    /// Reads the script in a file; places are told by `name`, or by the whole path.
    public init(path: String, name: String? = nil) throws {
        let text = try Data(contentsOf: URL(fileURLWithPath: path))
        try self.init(Array(text), file: name ?? path)
    }

    /// The names of all scripts under a folder, sorted; the names are relative to it.
    public static func names(under folder: String) -> [String] {
        let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return all.filter { $0.hasSuffix(".chat") }.sorted()
    }

    /// Reads all scripts under a folder, sorted by name.
    public static func all(under folder: String) throws -> [Transcript] {
        try names(under: folder).map { try Transcript(path: folder + "/" + $0, name: $0) }
    }
}
