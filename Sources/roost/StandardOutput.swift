internal import Screen
internal import Client
internal import Glibc

/// Writes lines to standard output, each at once and without a buffer.
enum StandardOutput {
    /// The error of an output that can't be written any more.
    struct Broken: Error, CustomStringConvertible {
        /// The errno value.
        let code: Int32

        /// Whether the output failed only because its reader is gone, so that a report is useless.
        var isUnread: Bool { code == EPIPE }

        /// The reason as readable text.
        var description: String { "standard output: \(String(cString: strerror(code)))" }
    }

    /// Prints a line that another user may have written.
    static func print(_ line: Printable) throws(Broken) { try write("\(line)\n", to: STDOUT_FILENO) }

    /// Prints the program's own text, and returns the exit status.
    static func printText(_ words: String) -> Int32 {
        do throws(Broken) {
            try write(words, to: STDOUT_FILENO)
            return 0
        } catch {
            if !error.isUnread { complain("\(error)") }
            return 1
        }
    }

    /// Reports an error on standard error, and ignores a closed standard error.
    static func complain(_ reason: String) { hint("roost: \(Printable(Array(reason.utf8)))") }

    /// Prints an instruction for the user at the terminal, beside the output.
    static func hint(_ words: String) { try? write("\(words)\n", to: STDERR_FILENO) }

    /// Writes the whole text, and waits for a slow reader.
    private static func write(_ text: String, to descriptor: Int32) throws(Broken) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&entry, 1, -1)
            } else if errno != EINTR {
                throw Broken(code: errno)
            }
        }
    }
}
