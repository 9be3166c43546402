internal import Glibc
internal import Threads

/// The signals that the main thread waits for; no other thread receives them, and no handler runs.
struct Signals {
    private var awaited: sigset_t

    /// Blocks the signals from now on, in this thread and in the threads that it starts. A broken pipe never raises a
    /// signal.
    init(_ numbers: [Int32]) {
        signal(SIGPIPE, SIG_IGN)
        awaited = Signals.set(numbers)
        pthread_sigmask(SIG_BLOCK, &awaited, nil)
    }

    /// Waits for the next signal; returns nil at the deadline.
    func wait(until deadline: Deadline = .never) -> Int32? {
        var awaited = awaited
        while true {
            let now = Clock.monotonic()
            let left = deadline.nanoseconds > now ? deadline.nanoseconds - now : 0
            var span = timespec(tv_sec: Int(left / 1_000_000_000), tv_nsec: Int(left % 1_000_000_000))
            let number = deadline == .never ? sigwaitinfo(&awaited, nil) : sigtimedwait(&awaited, nil, &span)
            if number > 0 { return number }
            if errno == EAGAIN { return nil }
        }
    }

    /// Unblocks the signals, which then end the process at once.
    func letThrough(_ numbers: [Int32]) {
        var released = Signals.set(numbers)
        pthread_sigmask(SIG_UNBLOCK, &released, nil)
    }

    private static func set(_ numbers: [Int32]) -> sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for number in numbers { sigaddset(&set, number) }
        return set
    }
}
