internal import Sockets
internal import Threads

/// The one thread that sends what full sockets did not take at once.
///
/// It waits in epoll for those sockets only, and identifies them by their connection's number.
final class Drainer: Sendable {
    private let events: WritableEvents
    private let watched = Locked<[UInt64: Outbox]>([:])

    init() throws(SystemError) { events = try WritableEvents() }

    /// Starts the thread; it ends after `stop`.
    func start() throws(ThreadCreationError) -> NamedThread {
        try NamedThread(name: "drainer") { [self] in
            var numbers: [UInt64] = []
            while events.wait(into: &numbers) {
                for number in numbers { watched.withLock { $0[number] }?.drain() }
            }
        }
    }

    func stop() { events.stop() }

    /// Arranges one call of `drain` when the transport takes bytes again. Called under the outbox's lock. Returns false
    /// when the system can't watch the transport.
    func watch(_ transport: Transport, number: UInt64, outbox: Outbox, again: Bool) -> Bool {
        if !again { watched.withLock { $0[number] = outbox } }
        return events.watch(transport, number: number, again: again)
    }

    /// Stops watching a transport that is about to be closed. Called under the outbox's lock.
    func forget(_ transport: Transport, number: UInt64) {
        events.forget(transport)
        watched.withLock { $0[number] = nil }
    }
}
