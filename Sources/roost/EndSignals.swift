internal import Glibc
internal import Threads

/// SIGINT and SIGTERM, as wishes to end. A write to nobody is an error here, and no signal.
enum EndSignals {
    /// How long the server may take to say goodbye to somebody who wants to leave.
    private static let patience = timespec(tv_sec: 5, tv_nsec: 0)

    /// Starts the thread that waits for them. Call it before other threads are started, which then are left alone.
    ///
    /// - Parameters:
    ///   - signOff: called for the first one.
    ///   - hangUp: called for the second one, or five seconds after the first. A third ends the process by itself.
    static func watch(
        signOff: @escaping @Sendable () -> Void, hangUp: @escaping @Sendable () -> Void
    ) throws(ThreadRefused) {
        signal(SIGPIPE, SIG_IGN)
        var wishes = sigset_t()
        sigemptyset(&wishes)
        sigaddset(&wishes, SIGINT)
        sigaddset(&wishes, SIGTERM)
        pthread_sigmask(SIG_BLOCK, &wishes, nil)
        try Worker.detached(name: "signals", counted: Headcount()) { [wishes] in
            var wishes = wishes
            var number: Int32 = 0
            sigwait(&wishes, &number)
            signOff()
            var patience = patience
            sigtimedwait(&wishes, nil, &patience)
            hangUp()
            pthread_sigmask(SIG_UNBLOCK, &wishes, nil)
            while true { pause() }
        }
    }
}
