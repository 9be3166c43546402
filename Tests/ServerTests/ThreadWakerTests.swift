internal import Glibc
internal import Sockets
internal import Testing
internal import Threads

/// A wake-up ends the wait of a thread in the kernel, whether it comes before the wait or during it.
@Suite struct ThreadWakerTests {
    @Test func `A wake-up ends the wait that the thread is in or is about to begin`() throws {
        var ends: [Int32] = [0, 0]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        let socket = Socket(descriptor: ends[0])
        let waker = ThreadWaker()
        let rounds = 500
        let wanted = Locked(0)
        let seen = ProgressCounter()
        let waiter = try NamedThread(name: "waiter") {
            waker.adoptCurrentThread()
            defer { waker.release() }
            for round in 1...rounds {
                // Like a handler thread, this thread checks the state first and waits then. If a wake-up were lost, it
                // would wait forever.
                while wanted.withLock({ $0 < round }) {
                    #expect(!socket.waitWakeably(for: .readable, milliseconds: -1))
                }
                seen.advance(to: UInt64(round))
            }
        }
        for round in 1...rounds {
            wanted.withLock { $0 = round }
            waker.wake()
            #expect(seen.wait(for: UInt64(round), until: .after(seconds: 60)))
        }
        waiter.join()
        waker.wake()
        Socket(descriptor: ends[1]).close()
        socket.close()
    }
}
