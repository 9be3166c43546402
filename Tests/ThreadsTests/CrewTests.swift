import CSystem
import Testing
import Threads

@Suite struct CrewTests {
    @Test func whoRestsIsTakenBeforeAThreadIsStarted() throws {
        let crew = Crew()
        let threads = Locked<Set<UInt>>([])
        for number in 0..<50 {
            let done = ProgressCounter()
            try crew.start(name: "guest \(number)") {
                threads.withLock { _ = $0.insert(UInt(pthread_self())) }
                done.advance(to: 1)
            }
            #expect(done.wait(for: 1, until: .soon))
            #expect(crew.waitUntilNone(by: .soon))
            // It rests a moment after it has been counted out.
            Worker.yield()
        }
        #expect(threads.withLock { $0.count } < 50)
    }

    @Test func eachHasAThreadOfItsOwnAsLongAsItLasts() throws {
        let crew = Crew()
        for _ in 0..<3 {
            let (gate, ran, threads) = (ProgressCounter(), Locked(0), Monitor<Set<UInt>>([]))
            for number in 0..<100 {
                try crew.start(name: "guest \(number)") {
                    threads.withLock { _ = $0.insert(UInt(pthread_self())) }
                    threads.wakeAll()
                    gate.wait(for: 1, until: .soon)
                    ran.withLock { $0 += 1 }
                }
            }
            #expect(crew.current == 100)
            #expect(!crew.waitUntilNone(by: .past))
            // A thread that is through may do what another has not begun.
            #expect(threads.wait(until: .soon) { $0.count == 100 ? true : nil } == true)
            gate.advance(to: 1)
            #expect(crew.waitUntilNone(by: .soon))
            #expect(ran.withLock { $0 } == 100)
        }
    }

    @Test func nothingIsLostHoweverManyComeAtOnce() throws {
        let crew = Crew()
        let ran = Locked(0)
        let starters = try (0..<8).map { index in
            try Worker(name: "starter \(index)") {
                for _ in 0..<500 { try? crew.start(name: "guest") { ran.withLock { $0 += 1 } } }
            }
        }
        for starter in starters { starter.join(until: .soon) }
        #expect(crew.waitUntilNone(by: .soon))
        #expect(ran.withLock { $0 } == 4_000)
    }

    @Test func nothingIsKeptOfWorkThatIsDone() throws {
        final class Token: Sendable {}
        let crew = Crew()
        let tokens = Locked<[Unowned]>([])
        struct Unowned: Sendable { weak let token: Token? }
        for _ in 0..<5 {
            let token = Token()
            tokens.withLock { $0.append(Unowned(token: token)) }
            try crew.start(name: "holder") { _ = token }
            #expect(crew.waitUntilNone(by: .soon))
        }
        let deadline = Deadline.soon
        while !deadline.hasPassed, tokens.withLock({ $0.contains { $0.token != nil } }) { Worker.yield() }
        #expect(tokens.withLock { $0.allSatisfy { $0.token == nil } })
    }
}
