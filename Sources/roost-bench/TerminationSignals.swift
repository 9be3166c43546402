internal import Glibc
internal import Threads

/// SIGINT and SIGTERM end the measuring, and with it a server of our own. A broken pipe is never a signal.
enum TerminationSignals {
    private static let hasCome = Locked(false)

    /// Holds the signals back from now on, in this thread and in those it starts.
    static func hold() {
        signal(SIGPIPE, SIG_IGN)
        var wishes = wishes
        pthread_sigmask(SIG_BLOCK, &wishes, nil)
    }

    /// Starts the thread that waits for them, and does this before the process ends.
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

    /// Once a signal has come, the process ends by it, and not by what its server's end looks like from here.
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
