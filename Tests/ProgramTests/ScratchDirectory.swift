import Foundation

/// A directory of its own for one test, removed with all that is in it.
final class ScratchDirectory {
    private let directory = FileManager.default.temporaryDirectory.appending(path: "roost-\(UUID())")

    init() throws { try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: directory) }

    /// Where something of that name is, or will be.
    func path(of name: String) -> String { directory.appending(path: name).path }

    /// Puts a file there and says where.
    func file(_ name: String, _ contents: String) throws -> String {
        try Data(contents.utf8).write(to: URL(filePath: path(of: name)))
        return path(of: name)
    }
}
