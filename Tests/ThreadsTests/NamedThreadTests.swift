import Foundation
import Testing
import Threads

@Suite struct NamedThreadTests {
    /// Returns the name that `top -H` shows for the calling thread, or nil when /proc can't be read.
    private func ownName() -> String? {
        guard let file = FileHandle(forReadingAtPath: "/proc/thread-self/comm"), let data = try? file.readToEnd()
        else { return nil }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    @Test(arguments: [
        ("room lobby", "room lobby"), ("client 1234567890123", "client 12345678"),
        ("room ääääääääää", "room äääää"), ("room 🏳️‍🌈🏳️‍🌈", "room "), ("", ""),
    ])
    func `A thread has as much of its name as fits`(name: String, shown: String) throws {
        let seen = Locked<[String?]>([])
        let worker = try NamedThread(name: name) {
            let first = ownName()
            NamedThread.rename("x" + name)
            let second = ownName()
            seen.withLock { $0 = [first, second] }
        }
        #expect(worker.join(until: .soon))
        let names = seen.withLock { $0 }
        #expect(names.first == shown)
        #expect(names.last??.hasPrefix("x") == true)
    }

    @Test func `join waits until the thread has ended`() throws {
        let gate = ProgressCounter()
        let ended = Locked(false)
        let worker = try NamedThread(name: "gate") {
            gate.wait(for: 1, until: .soon)
            ended.withLock { $0 = true }
        }
        #expect(!worker.join(until: .past))
        gate.advance(to: 1)
        #expect(worker.join())
        #expect(ended.withLock { $0 })
    }

    @Test func `Detached threads are counted until they end`() throws {
        let threadCount = ThreadCount()
        let gate = ProgressCounter()
        let ran = Locked(0)
        #expect(threadCount.waitUntilNone(by: .past))
        for number in 0..<20 {
            try NamedThread.detached(name: "guest \(number)", counted: threadCount) {
                gate.wait(for: 1, until: .soon)
                ran.withLock { $0 += 1 }
            }
        }
        #expect(threadCount.current == 20)
        #expect(!threadCount.waitUntilNone(by: .past))
        gate.advance(to: 1)
        #expect(threadCount.waitUntilNone(by: .soon))
        #expect(threadCount.current == 0)
        #expect(ran.withLock { $0 } == 20)
    }

    @Test func `The body is released when the thread ends`() throws {
        final class Token: Sendable {}
        weak var token: Token?
        do {
            let held = Token()
            token = held
            try NamedThread(name: "holder") { _ = held }.join()
        }
        #expect(token == nil)
    }

    @Test func `The stack holds what a thread needs`() throws {
        let depth = Locked(0)
        @Sendable func dig(_ left: Int) -> Int { left == 0 ? 0 : 1 + dig(left - 1) }
        try NamedThread(name: "digger") { depth.withLock { $0 = dig(500) } }.join(until: .soon)
        #expect(depth.withLock { $0 } == 500)
        #expect(NamedThread.stackSize >= 256 << 10)
    }
}

@Suite struct ClockTests {
    @Test func `The monotonic clock never goes back`() {
        var last = Clock.monotonic()
        for _ in 0..<10_000 {
            let now = Clock.monotonic()
            #expect(now >= last)
            last = now
        }
    }

    @Test func `The wall clock counts milliseconds since 1970`() {
        let begun = Int64(Date().timeIntervalSince1970)
        let seconds = Clock.wall() / 1000
        #expect((begun - 1...Int64(Date().timeIntervalSince1970) + 1).contains(seconds))
    }

    @Test(arguments: [Int.max, Int.max / 1000, Int.max / 1_000_000])
    func `An absurd deadline never comes`(span: Int) {
        #expect(Deadline.after(seconds: span) == .never)
        #expect(!Deadline.after(milliseconds: span).hasPassed)
    }

    @Test(arguments: [0, -1, Int.min])
    func `A deadline of zero seconds has passed`(span: Int) {
        #expect(Deadline.after(seconds: span).hasPassed)
        #expect(Deadline.after(milliseconds: span).pollTimeout == 0)
    }

    @Test func `A poll waits no shorter than its deadline`() {
        #expect(Deadline.never.pollTimeout == -1)
        #expect(!Deadline.never.hasPassed)
        #expect((30_000...60_001).contains(Deadline.after(seconds: 60).pollTimeout))
        #expect(Deadline(nanoseconds: .max - 1).pollTimeout == .max)
        let (begun, waiting) = (
            Clock.monotonic(), Deadline(nanoseconds: Clock.monotonic() + 60_000_000_000).pollTimeout
        )
        #expect(UInt64(waiting) * 1_000_000 + Clock.monotonic() >= begun + 60_000_000_000)
    }

    /// Recurses `frames` deep with more than 1 KiB of stack for each call, so that the kernel allocates the pages of
    /// the stack.
    @inline(never)
    private func dive(_ frames: Int) -> Int {
        withUnsafeTemporaryAllocation(byteCount: 1_024, alignment: 16) { frame in
            frame.initializeMemory(as: UInt8.self, repeating: UInt8(truncatingIfNeeded: frames))
            return Int(frame[frames % 1_024]) + (frames == 0 ? 0 : dive(frames - 1))
        }
    }

    /// Returns how many of 16 pages of the stack are resident. The pages lie below the address, with a distance of more
    /// than two pages for the frames that are still in use.
    private func pages(below address: UInt) -> Int {
        let first = (address & ~4_095) - 18 * 4_096
        var pages = [UInt8](repeating: 0, count: 16)
        mincore(UnsafeMutableRawPointer(bitPattern: first), 16 * 4_096, &pages)
        return pages.count { $0 & 1 == 1 }
    }

    @Test func `releaseStack returns the unused part of a stack and keeps the used part`() throws {
        let seen = Locked<[Int]>([])
        let worker = try NamedThread(name: "diver") {
            withUnsafeTemporaryAllocation(byteCount: 64, alignment: 16) { mine in
                mine.initializeMemory(as: UInt8.self, repeating: 7)
                let here = UInt(bitPattern: mine.baseAddress)
                let depth = dive(96)
                let before = pages(below: here)
                NamedThread.releaseStack()
                let after = pages(below: here)
                let again = dive(96)
                seen.withLock { $0 = [before, after, again - depth, mine.reduce(0) { $0 + Int($1) }] }
            }
        }
        #expect(worker.join(until: .soon))
        #expect(seen.withLock { $0 } == [16, 0, 0, 64 * 7])
    }

    /// The library did not create the main thread, so it must not release pages of that thread's stack.
    @Test func `releaseStack leaves the stack of a thread that is not the library's`() async {
        await MainActor.run {
            withUnsafeTemporaryAllocation(byteCount: 64, alignment: 16) { mine in
                let here = UInt(bitPattern: mine.baseAddress)
                _ = dive(96)
                let before = pages(below: here)
                NamedThread.releaseStack()
                #expect(before == 16 && pages(below: here) == before)
            }
        }
    }
}
