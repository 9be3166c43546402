internal import Glibc

/// Where the program says what went wrong.
enum StandardError {
    /// Writes it; where nobody listens, nothing can be done about it.
    static func write(_ text: String) { _ = Output.write(text, to: STDERR_FILENO) }

    /// Says what the program can't do, and why.
    static func complain(_ reason: String) { write("roost-bench: \(reason)\n") }
}

/// Where results go.
enum Output {
    /// Writes the whole text; the errno value where that can't be done.
    static func write(_ text: String, to descriptor: Int32) -> Int32? {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return errno
            }
        }
        return nil
    }

    /// Makes a file of the text, in place of what was there; the system's reason where that can't be done.
    static func write(_ text: String, toFile path: String) -> String? {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        if descriptor < 0 { return String(cString: strerror(errno)) }
        defer { close(descriptor) }
        return write(text, to: descriptor).map { String(cString: strerror($0)) }
    }
}
