import Foundation

/// A temporary directory for one test, removed with all its contents when the object is released.
final class ScratchDirectory {
    private let directory = FileManager.default.temporaryDirectory.appending(path: "roost-\(UUID())")

    init() throws { try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: directory) }

    /// Returns the path of a file with this name in the directory. The file need not exist.
    func path(of name: String) -> String { directory.appending(path: name).path }

    /// Writes a file into the directory and returns its path.
    func file(_ name: String, _ contents: String) throws -> String {
        try Data(contents.utf8).write(to: URL(filePath: path(of: name)))
        return path(of: name)
    }
}
