internal import Glibc

/// A file of lines, read as a whole up to a maximum size.
public struct TextFile: Sendable {
    /// The path as the caller gave it.
    public let path: String
    /// The lines in order, without LF or CRLF.
    public let lines: [Line]

    /// One line of a file.
    public struct Line: Sendable {
        /// The line number, counted from 1.
        public let number: Int
        /// The content of the line.
        public let bytes: ArraySlice<UInt8>
    }

    /// Reads a file of at most `most` bytes.
    ///
    /// - Throws: `OptionFault` when the file can't be read or is too long.
    public init(reading path: String, atMost most: Int) throws(OptionFault) {
        self.init(path: path, bytes: try TextFile.contents(of: path, atMost: most))
    }

    /// Creates a file from its bytes. A byte-order mark at the beginning is not part of the first line.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        var parts = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if parts.last?.isEmpty == true { parts.removeLast() }
        lines = parts.enumerated().map { index, bytes in
            Line(number: index + 1, bytes: bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes)
        }
    }

    /// Returns the place of a line.
    public func origin(of line: Line) -> Origin { .file(path, line: line.number) }

    private static func contents(of path: String, atMost most: Int) throws(OptionFault) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw unreadable(path) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= most {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count > 0 {
                bytes += buffer.prefix(count)
            } else if errno != EINTR {
                throw unreadable(path)
            }
        }
        throw OptionFault(.fileTooLong(most: most), at: .file(path, line: nil))
    }

    private static func unreadable(_ path: String) -> OptionFault {
        OptionFault(.unreadableFile(String(cString: strerror(errno))), at: .file(path, line: nil))
    }
}
