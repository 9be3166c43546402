import Testing
import Threads

/// The lock around a value, and the lifetime of that value.
@Suite struct LockedTests {
    @Test func `Only one thread is inside the lock`() throws {
        let locked = Locked((inside: 0, total: 0, most: 0))
        try crowd(of: 8) { _ in
            for _ in 0..<5_000 {
                locked.withLock { state in
                    state.inside += 1
                    state.most = max(state.most, state.inside)
                    state.total += 1
                    state.inside -= 1
                }
            }
        }
        #expect(locked.withLock { $0.total } == 40_000)
        #expect(locked.withLock { $0.most } == 1)
    }

    @Test func `A thrown error releases the lock`() {
        struct Thrown: Error {}
        let locked = Locked(1)
        #expect(throws: Thrown.self) { try locked.withLock { _ throws(Thrown) in throw Thrown() } }
        #expect(locked.withLock { $0 } == 1)
    }

    @Test func `The state lives as long as the lock`() {
        final class Token: Sendable {}
        weak var token: Token?
        do {
            let locked = Locked(Token())
            token = locked.withLock { $0 }
            #expect(token != nil)
        }
        #expect(token == nil)
    }
}

@Suite struct MonitorTests {
    @Test func `Every waiting thread is woken`() throws {
        let monitor = Monitor(0)
        let woken = Locked(0)
        try crowd(of: 4) { _ in
            if monitor.wait(until: .soon, for: { $0 == 7 ? "seven" : nil }) == "seven" { woken.withLock { $0 += 1 } }
        } meanwhile: {
            for number in 1...7 {
                monitor.withLock { $0 = number }
                monitor.wakeAll()
            }
        }
        #expect(woken.withLock { $0 } == 4)
    }

    @Test func `A condition that already holds needs no wait`() {
        let interruption = Interruption()
        interruption.raise()
        #expect(Monitor(3).wait(until: .past, interruption: interruption) { $0 } == 3)
    }

    @Test func `A deadline ends the wait`() {
        let start = Clock.monotonic()
        #expect(Monitor(0).wait(until: .after(milliseconds: 20)) { _ in Bool?.none } == nil)
        #expect(Clock.monotonic() - start >= 20_000_000)
    }

    @Test func `An interruption ends the wait whenever it is raised`() throws {
        for round in 0..<50 {
            let monitor = Monitor(0)
            let interruption = Interruption()
            try crowd(of: 1) { _ in
                #expect(monitor.wait(until: .never, interruption: interruption) { _ in Bool?.none } == nil)
            } meanwhile: {
                for _ in 0..<round { NamedThread.yield() }
                interruption.raise()
            }
        }
    }

    @Test func `An interruption stays raised for later waits`() {
        let interruption = Interruption()
        #expect(!interruption.isRaised)
        interruption.raise()
        interruption.raise()
        #expect(interruption.isRaised)
        for _ in 0..<3 {
            #expect(Monitor(0).wait(until: .never, interruption: interruption) { _ in Bool?.none } == nil)
        }
    }
}

@Suite struct ProgressCounterTests {
    @Test func `A thread that waits for a number is woken by it or a higher one`() throws {
        let counter = ProgressCounter()
        let reached = Locked<Set<Int>>([])
        try crowd(of: 6) { number in
            if counter.wait(for: UInt64(number), until: .soon) { _ = reached.withLock { $0.insert(number) } }
        } meanwhile: {
            for number: UInt64 in [1, 3, 2, 5] { counter.advance(to: number) }
        }
        #expect(reached.withLock { $0 } == Set(0..<6))
    }

    @Test func `The number never goes back`() {
        let counter = ProgressCounter()
        counter.advance(to: 5)
        counter.advance(to: 2)
        #expect(counter.wait(for: 5, until: .past))
        #expect(!counter.wait(for: 6, until: .past))
        counter.advance(to: .max)
        #expect(counter.wait(for: .max, until: .past))
    }

    @Test func `An interruption ends the wait for a number`() throws {
        let counter = ProgressCounter()
        let interruption = Interruption()
        let results = Locked<[Bool]>([])
        try crowd(of: 1) { _ in
            for _ in 0..<2 {
                let result = counter.wait(for: 1, until: .never, interruption: interruption)
                results.withLock { $0.append(result) }
            }
        } meanwhile: {
            interruption.raise()
        }
        #expect(results.withLock { $0 } == [false, false])
    }
}
