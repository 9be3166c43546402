internal import Screen
internal import Client
internal import Glibc

/// Where lines are shown. Each goes out as it is printed, with no buffer in between.
enum StandardOutput {
    /// It takes nothing any more.
    struct Broken: Error, CustomStringConvertible {
        /// The errno value.
        let code: Int32

        /// Whether that is only because nobody reads it, so that there is nobody to tell.
        var isUnread: Bool { code == EPIPE }

        /// The reason as a person may read it.
        var description: String { "standard output: \(String(cString: strerror(code)))" }
    }

    /// Prints a line that somebody else may have written.
    static func print(_ line: Printable) throws(Broken) { try write("\(line)\n", to: STDOUT_FILENO) }

    /// Prints our own words, and gives the status to exit with.
    static func tell(_ words: String) -> Int32 {
        do throws(Broken) {
            try write(words, to: STDOUT_FILENO)
            return 0
        } catch {
            if !error.isUnread { complain("\(error)") }
            return 1
        }
    }

    /// Tells why things went wrong, on standard error. Where that is closed nobody wants to know.
    static func complain(_ reason: String) { hint("roost: \(Printable(Array(reason.utf8)))") }

    /// Tells whoever is at the terminal what to do, beside what is printed.
    static func hint(_ words: String) { try? write("\(words)\n", to: STDERR_FILENO) }

    /// Writes all of it, waiting for a slow reader.
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
