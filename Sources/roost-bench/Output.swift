internal import Glibc

/// Writes to standard error.
enum StandardError {
    /// Writes the text, and ignores a failure, which could be reported nowhere.
    static func write(_ text: String) { _ = Output.write(text, to: STDERR_FILENO) }

    /// Reports what the program can't do, and why.
    static func complain(_ reason: String) { write("roost-bench: \(reason)\n") }
}

/// Writes results.
enum Output {
    /// Writes the whole text; returns the errno value of a failure.
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

    /// Replaces the content of a file by the text; returns the system's reason for a failure.
    static func write(_ text: String, toFile path: String) -> String? {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        if descriptor < 0 { return String(cString: strerror(errno)) }
        defer { close(descriptor) }
        return write(text, to: descriptor).map { String(cString: strerror($0)) }
    }
}
