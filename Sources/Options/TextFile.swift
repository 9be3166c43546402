internal import Glibc

/// A file of lines, read whole and never past a bound.
public struct TextFile: Sendable {
    /// Its path, as it was given.
    public let path: String
    /// Its lines in order, without LF or CRLF.
    public let lines: [Line]

    /// One line of a file.
    public struct Line: Sendable {
        /// Which line it is, counted from 1.
        public let number: Int
        /// What stands in it.
        public let bytes: ArraySlice<UInt8>
    }

    /// Reads a file that has at most so many bytes.
    public init(reading path: String, atMost most: Int) throws(OptionFault) {
        self.init(path: path, bytes: try TextFile.contents(of: path, atMost: most))
    }

    /// Takes the bytes for the contents of a file. A byte-order mark at its beginning is no part of the first line.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        var parts = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        if parts.last?.isEmpty == true { parts.removeLast() }
        lines = parts.enumerated().map { index, bytes in
            Line(number: index + 1, bytes: bytes.last == 0x0D ? bytes.dropLast() : bytes)
        }
    }

    /// The place of a line.
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
