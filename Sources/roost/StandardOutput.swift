internal import Client
internal import Glibc

/// Where lines are shown. Each goes out as it is printed, with no buffer in between.
enum StandardOutput {
    /// Nobody reads it any more.
    struct Closed: Error {}

    /// Prints a line that somebody else may have written.
    static func print(_ line: Printable) throws(Closed) {
        if !write("\(line)\n", to: STDOUT_FILENO) { throw Closed() }
    }

    /// Prints our own words, and gives the status to exit with.
    static func tell(_ words: String) -> Int32 { write(words, to: STDOUT_FILENO) ? 0 : 1 }

    /// Tells why things went wrong, on standard error. Where that is closed nobody wants to know.
    static func complain(_ reason: String) {
        _ = write("roost: \(Printable(Array(reason.utf8)))\n", to: STDERR_FILENO)
    }

    /// Writes all of it, waiting for a slow reader; false when there is none any more.
    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&entry, 1, -1)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}
