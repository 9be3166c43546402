import Foundation

/// The files of this checkout, which the house tests read.
enum Checkout {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    struct File {
        /// The path relative to the root of the checkout.
        let path: String
        let lines: [String]
    }

    /// Returns all Swift files in a folder and its subfolders, sorted by path.
    static func swiftFiles(below folder: String) throws -> [File] {
        let top = root.appending(path: folder)
        let paths = FileManager.default.enumerator(at: top, includingPropertiesForKeys: nil)
        let files = (paths?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
        return try files.map { url in
            File(path: String(url.path.dropFirst(root.path.count + 1)), lines: try lines(of: url))
        }.sorted { $0.path < $1.path }
    }

    /// Returns the paths of the files that git tracks, relative to the root of the checkout. No rule applies to
    /// untracked files.
    static func trackedFiles() throws -> [String] {
        let git = Process()
        let output = Pipe()
        git.executableURL = URL(filePath: "/usr/bin/env")
        git.arguments = ["git", "-c", "safe.directory=*", "-C", root.path, "ls-files"]
        git.standardOutput = output
        try git.run()
        let listing = output.fileHandleForReading.readDataToEndOfFile()
        git.waitUntilExit()
        return String(decoding: listing, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    static func text(of path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    private static func lines(of url: URL) throws -> [String] {
        try String(contentsOf: url, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
    }
}
