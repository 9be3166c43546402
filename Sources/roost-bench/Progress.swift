internal import Glibc
internal import Threads

/// Reports progress on standard error: on a terminal four times a second on one line, elsewhere less often.
final class Progress {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let distance: UInt64
    private var isShown = false
    /// When the next report is due.
    private(set) var nextMoment: UInt64

    init() {
        distance = isatty(STDERR_FILENO) == 1 ? 250_000_000 : 5_000_000_000
        nextMoment = Clock.monotonic() + distance
    }

    /// Writes the text when a report is due.
    func report(_ words: @autoclosure () -> String) {
        let now = Clock.monotonic()
        if now < nextMoment { return }
        nextMoment = now + distance
        StandardError.write(isTerminal ? "\r\(words())\u{1B}[K" : "\(words())\n")
        isShown = true
    }

    /// Removes the progress line from the terminal.
    func clear() {
        if isTerminal && isShown { StandardError.write("\r\u{1B}[K") }
    }
}
