internal import Glibc
internal import Threads

/// Ends the run on SIGINT and SIGTERM, and with it the managed server. A broken pipe never raises a signal.
enum TerminationSignals {
    private static let hasCome = Locked(false)

    /// Blocks the signals from now on, in this thread and in the threads that it starts.
    static func hold() {
        signal(SIGPIPE, SIG_IGN)
        var wishes = wishes
        pthread_sigmask(SIG_BLOCK, &wishes, nil)
    }

    /// Starts the thread that waits for the signals; the thread calls `end` before it ends the process.
    static func watch(_ end: @escaping @Sendable () -> Void) throws(ThreadCreationError) {
        try NamedThread.detached(name: "signals", counted: ThreadCount()) {
            var wishes = wishes
            var number: Int32 = 0
            sigwait(&wishes, &number)
            hasCome.withLock { $0 = true }
            end()
            _exit(128 + number)
        }
    }

    /// Blocks without end once a signal has come, so that the signal ends the process and no later error is reported.
    static func standAside() {
        if hasCome.withLock({ $0 }) { while true { pause() } }
    }

    private static var wishes: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGINT)
        sigaddset(&set, SIGTERM)
        return set
    }
}
