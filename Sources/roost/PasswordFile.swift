internal import Glibc

/// Reads a password from a file, so that no list of processes shows it.
enum PasswordFile {
    /// The reason why the file holds no usable password; the text never contains the password.
    struct ReadError: Error {
        let reason: String
    }

    /// Returns the first line of the file, of 1 to 1,000 bytes.
    static func firstLine(of path: String) throws(ReadError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ReadError(reason: "\(path): \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        while bytes.count < 4096 && !bytes.contains(UInt8(ascii: "\n")) {
            var chunk = [UInt8](repeating: 0, count: 4096)
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw ReadError(reason: "\(path): \(String(cString: strerror(errno)))") }
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        if line.isEmpty { throw ReadError(reason: "\(path): no password on its first line") }
        if line.count > 1000 { throw ReadError(reason: "\(path): its first line is too long for a password") }
        return Array(line)
    }
}
