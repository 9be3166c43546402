internal import Glibc
internal import Threads

/// Tells on standard error how far things are: on a terminal four times a second on one line, elsewhere now and then.
final class Progress {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let distance: UInt64
    private var isShown = false
    /// When there will be something to tell again.
    private(set) var nextMoment: UInt64

    init() {
        distance = isatty(STDERR_FILENO) == 1 ? 250_000_000 : 5_000_000_000
        nextMoment = Clock.monotonic() + distance
    }

    /// Says it, if it is time to.
    func tell(_ words: @autoclosure () -> String) {
        let now = Clock.monotonic()
        if now < nextMoment { return }
        nextMoment = now + distance
        StandardError.write(isTerminal ? "\r\(words())\u{1B}[K" : "\(words())\n")
        isShown = true
    }

    /// Leaves the terminal as it was.
    func end() {
        if isTerminal && isShown { StandardError.write("\r\u{1B}[K") }
    }
}
