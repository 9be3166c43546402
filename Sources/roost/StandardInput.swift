internal import CSystem
internal import Glibc
internal import Threads

/// Reads standard input: a terminal, a pipe or a file. One thread reads it; any thread may end it.
final class StandardInput: Sendable {
    private let wakeUp = roost_eventfd_create()
    private let problem = Locked<String?>(nil)

    /// The reason why the input could not be read; nil at a normal end.
    var failure: String? { problem.withLock { $0 } }

    /// Whether the input is a terminal.
    static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    /// Waits for bytes; returns nil at the end, after `stop()`, or when the input can't be read.
    func read() -> [UInt8]? {
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            var waiting = [
                pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
                pollfd(fd: wakeUp, events: Int16(POLLIN), revents: 0),
            ]
            if poll(&waiting, nfds_t(waiting.count), -1) < 0 && errno != EINTR { return nil }
            if waiting[1].revents != 0 { return nil }
            if waiting[0].revents == 0 { continue }
            let count = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
            if count > 0 { return Array(chunk[..<count]) }
            // Another program may have made a shared terminal non-blocking, and may have read the bytes first.
            if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
            if count < 0 {
                let reason = "standard input: \(String(cString: strerror(errno)))"
                problem.withLock { $0 = reason }
            }
            return nil
        }
    }

    /// Ends the input for the reader, now or at its next read. Bytes that are not read yet stay unread.
    func stop() { roost_eventfd_add(wakeUp) }
}
