import CSystem
import Testing
import Threads

@Suite struct ThreadPoolTests {
    @Test func `A resting thread is used before another is started`() throws {
        let pool = ThreadPool()
        let threads = Locked<Set<UInt>>([])
        for number in 0..<50 {
            let done = ProgressCounter()
            try pool.start(name: "guest \(number)") {
                threads.withLock { _ = $0.insert(UInt(pthread_self())) }
                done.advance(to: 1)
            }
            #expect(done.wait(for: 1, until: .soon))
            #expect(pool.waitUntilNone(by: .soon))
            // The pool counts work as ended a moment before the thread of that work counts as idle.
            NamedThread.yield()
        }
        #expect(threads.withLock { $0.count } < 50)
    }

    @Test func `Each piece of work has its own thread as long as it runs`() throws {
        let pool = ThreadPool()
        for _ in 0..<3 {
            let (gate, ran, threads) = (ProgressCounter(), Locked(0), Monitor<Set<UInt>>([]))
            for number in 0..<100 {
                try pool.start(name: "guest \(number)") {
                    threads.withLock { _ = $0.insert(UInt(pthread_self())) }
                    threads.wakeAll()
                    gate.wait(for: 1, until: .soon)
                    ran.withLock { $0 += 1 }
                }
            }
            #expect(pool.current == 100)
            #expect(!pool.waitUntilNone(by: .past))
            // The pool counts work as running before it has begun. If the gate opened now, a thread that has finished
            // its work could also run work that has not begun, and fewer than 100 threads would be seen.
            #expect(threads.wait(until: .soon) { $0.count == 100 ? true : nil } == true)
            gate.advance(to: 1)
            #expect(pool.waitUntilNone(by: .soon))
            #expect(ran.withLock { $0 } == 100)
        }
    }

    @Test func `No work is lost, however much is started at once`() throws {
        let pool = ThreadPool()
        let ran = Locked(0)
        let starters = try (0..<8).map { index in
            try NamedThread(name: "starter \(index)") {
                for _ in 0..<500 { try? pool.start(name: "guest") { ran.withLock { $0 += 1 } } }
            }
        }
        for starter in starters { starter.join(until: .soon) }
        #expect(pool.waitUntilNone(by: .soon))
        #expect(ran.withLock { $0 } == 4_000)
    }

    @Test func `Finished work is released`() throws {
        final class Token: Sendable {}
        let pool = ThreadPool()
        let tokens = Locked<[WeakToken]>([])
        struct WeakToken: Sendable { weak let token: Token? }
        for _ in 0..<5 {
            let token = Token()
            tokens.withLock { $0.append(WeakToken(token: token)) }
            try pool.start(name: "holder") { _ = token }
            #expect(pool.waitUntilNone(by: .soon))
        }
        let deadline = Deadline.soon
        while !deadline.hasPassed, tokens.withLock({ $0.contains { $0.token != nil } }) { NamedThread.yield() }
        #expect(tokens.withLock { $0.allSatisfy { $0.token == nil } })
    }
}
