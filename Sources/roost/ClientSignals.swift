internal import Glibc
internal import Threads

/// Ends the program on SIGINT, SIGTERM and SIGHUP, and reports SIGWINCH. A write to a closed pipe is an error, not a
/// signal.
enum ClientSignals {
    /// How long the server may take to say goodbye after the user asked to leave.
    private static let patience = timespec(tv_sec: 5, tv_nsec: 0)

    /// Starts the thread that waits for the signals. Call it before other threads are started, so that they get no
    /// signals.
    ///
    /// - Parameters:
    ///   - signOff: called for the first signal.
    ///   - hangUp: called for the second signal, or five seconds after the first. A third ends the process by itself.
    ///   - resized: called when the terminal has another size.
    static func watch(
        signOff: @escaping @Sendable () -> Void, hangUp: @escaping @Sendable () -> Void,
        resized: @escaping @Sendable () -> Void = {}
    ) throws(ThreadCreationError) {
        signal(SIGPIPE, SIG_IGN)
        let ends = set([SIGINT, SIGTERM, SIGHUP])
        let all = set([SIGINT, SIGTERM, SIGHUP, SIGWINCH])
        block(all)
        try NamedThread.detached(name: "signals", counted: ThreadCount()) {
            while wait(for: all) == SIGWINCH { resized() }
            signOff()
            var (ends, patience) = (ends, patience)
            sigtimedwait(&ends, nil, &patience)
            hangUp()
            pthread_sigmask(SIG_UNBLOCK, &ends, nil)
            while true { pause() }
        }
    }

    private static func set(_ signals: [Int32]) -> sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        return set
    }

    private static func block(_ set: sigset_t) {
        var set = set
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    private static func wait(for set: sigset_t) -> Int32 {
        var set = set
        var number: Int32 = 0
        sigwait(&set, &number)
        return number
    }
}
