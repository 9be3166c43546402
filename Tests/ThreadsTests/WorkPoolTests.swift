import Testing
import Threads

/// A pool with a fixed number of threads and a bounded queue of waiting work.
@Suite struct WorkPoolTests {
    private func value<Result>(_ outcome: WorkPool.Outcome<Result>) -> Result? {
        if case .done(let result) = outcome { result } else { nil }
    }

    @Test func `Work is done by the threads of the pool, and its result comes back`() throws {
        let pool = try WorkPool(name: "pool", threads: 2, mostWaiting: 100)
        let sums = Locked(0)
        try crowd(of: 20) { number in
            if case .done(let square) = pool.run({ number * number }) { sums.withLock { $0 += square } }
        }
        #expect(sums.withLock { $0 } == (0..<20).map { $0 * $0 }.reduce(0, +))
        pool.close()
        #expect(value(pool.run { 1 }) == nil)
    }

    @Test func `No more work runs at once than there are threads, and surplus work is refused`() throws {
        let pool = try WorkPool(name: "pool", threads: 2, mostWaiting: 3)
        let gate = ProgressCounter()
        let running = Monitor((now: 0, most: 0))
        let refused = Monitor(0)
        try crowd(of: 10) { _ in
            let outcome = pool.run {
                running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                running.wakeAll()
                gate.wait(for: 1, until: .soon)
                running.withLock { $0.now -= 1 }
            }
            if case .full = outcome {
                refused.withLock { $0 += 1 }
                refused.wakeAll()
            }
        } meanwhile: {
            // At most two pieces of work run and three wait, so at least five of ten are refused. More are refused when
            // the threads of the pool have not yet taken work from the queue.
            #expect(refused.wait(until: .soon) { $0 >= 5 ? $0 : nil } != nil)
            #expect(running.wait(until: .soon) { $0.now == 2 ? true : nil } == true)
            gate.advance(to: 1)
        }
        #expect(running.withLock { $0.most } == 2)
        pool.close()
    }

    @Test func `An interruption ends the wait, and abandoned work is not begun`() throws {
        let pool = try WorkPool(name: "pool", threads: 1, mostWaiting: 10)
        let (gate, begun, interruption) = (ProgressCounter(), ProgressCounter(), Interruption())
        let wasDone = Locked(false)
        let holder = try NamedThread(name: "holder") {
            _ = pool.run {
                begun.advance(to: 1)
                gate.wait(for: 1, until: .soon)
            }
        }
        #expect(begun.wait(for: 1, until: .soon))
        let waiter = try NamedThread(name: "waiter") {
            let outcome = pool.run(interruption: interruption) { wasDone.withLock { $0 = true } }
            if case .interrupted = outcome { return }
            Issue.record("it was not interrupted")
        }
        interruption.raise()
        #expect(waiter.join(until: .soon))
        gate.advance(to: 1)
        #expect(holder.join(until: .soon))
        pool.close()
        #expect(!wasDone.withLock { $0 })
    }

    @Test func `A wait for a moment ends at that moment or by its interruption`() throws {
        let interruption = Interruption()
        #expect(interruption.wait(until: .past))
        let waiter = try NamedThread(name: "waiter") {
            if interruption.wait(until: .never) { Issue.record("never came") }
        }
        interruption.raise()
        #expect(waiter.join(until: .soon))
        #expect(!interruption.wait(until: .never))
    }
}
