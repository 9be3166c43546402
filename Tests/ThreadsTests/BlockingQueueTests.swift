import Testing
import Threads

@Suite struct BlockingQueueTests {
    @Test func `The queue keeps every writer's order and its bound`() throws {
        struct Mark: Sendable {
            let writer: Int
            let number: Int
        }
        let queue = BlockingQueue<Mark>(capacity: 16)
        let each = 3_000
        var next = [Int](repeating: 0, count: 8)
        var most = 0
        try crowd(of: 8) { writer in
            var number = 0
            while number < each {
                let batch = min(each - number, 1 + (number * 7 + writer) % 40)
                let marks = (number..<number + batch).map { Mark(writer: writer, number: $0) }
                _ = queue.put(contentsOf: marks, until: .soon)
                number += batch
            }
        } meanwhile: {
            var taken: [Mark] = []
            while next.reduce(0, +) < 8 * each, queue.takeAll(into: &taken) {
                most = max(most, taken.count)
                for mark in taken {
                    #expect(mark.number == next[mark.writer])
                    next[mark.writer] += 1
                }
            }
        }
        #expect(next == [Int](repeating: each, count: 8))
        #expect(most <= 16)
    }

    @Test func `takeAll takes everything, and nothing twice`() {
        let queue = BlockingQueue<Int>(capacity: 10)
        var taken = [99]
        for round in 0..<3 {
            for number in 0..<5 { queue.put(round * 10 + number) }
            #expect(queue.takeAll(into: &taken))
            #expect(taken == (0..<5).map { round * 10 + $0 })
        }
    }

    @Test func `takeAll waits for an element`() throws {
        let queue = BlockingQueue<Int>(capacity: 1)
        let heard = Locked<[Int]>([])
        try crowd(of: 1) { _ in
            var taken: [Int] = []
            while queue.takeAll(into: &taken) { heard.withLock { $0 += taken } }
        } meanwhile: {
            for number in 0..<2_000 { queue.put(number, until: .soon) }
            queue.close()
        }
        #expect(heard.withLock { $0 } == Array(0..<2_000))
    }

    @Test func `offer does not wait`() {
        let queue = BlockingQueue<Int>(capacity: 2)
        #expect(queue.offer(1))
        #expect(queue.offer(2))
        #expect(!queue.offer(3))
        var taken: [Int] = []
        #expect(queue.takeAll(into: &taken) && taken == [1, 2])
        #expect(queue.offer(4))
        queue.close()
        #expect(!queue.offer(5))
    }

    @Test func `A put that reaches its deadline reports how far it came`() {
        let queue = BlockingQueue<Int>(capacity: 3)
        #expect(queue.put(contentsOf: 0..<5, until: .past) == .full(put: 3, position: 3))
        #expect(queue.put(9, until: .after(milliseconds: 5)) == .full(put: 0, position: 3))
        var taken: [Int] = []
        #expect(queue.takeAll(into: &taken) && taken == [0, 1, 2])
        #expect(queue.put(contentsOf: 3..<5, until: .past) == .put(position: 5))
    }

    @Test func `Positions count everything that was ever put`() {
        let queue = BlockingQueue<Int>(capacity: 100)
        #expect(queue.put(1) == .put(position: 1))
        #expect(queue.offer(2))
        #expect(queue.put(contentsOf: [3, 4, 5]) == .put(position: 5))
        var taken: [Int] = []
        #expect(queue.takeAll(into: &taken))
        #expect(queue.put(6) == .put(position: 6))
        #expect(queue.put(contentsOf: EmptyCollection()) == .put(position: 6))
    }

    @Test func `A queue of capacity zero has room for one element`() {
        let queue = BlockingQueue<Int>(capacity: 0)
        #expect(queue.put(contentsOf: [1, 2], until: .past) == .full(put: 1, position: 1))
    }
}

/// A queue that is closed, or whose writers are interrupted.
@Suite struct BlockingQueueEndTests {
    @Test func `close loses nothing and wakes every waiting thread`() throws {
        for round in 0..<50 {
            let queue = BlockingQueue<Int>(capacity: 4)
            let put = Locked(0)
            var got = 0
            try crowd(of: 5) { number in
                if number == 4 {
                    for _ in 0..<round { NamedThread.yield() }
                    return queue.close()
                }
                while true {
                    switch queue.put(contentsOf: 0..<3) {
                    case .put: put.withLock { $0 += 3 }
                    case .full(put: let some, _), .closed(put: let some, _):
                        return put.withLock { $0 += some }
                    }
                }
            } meanwhile: {
                var taken: [Int] = []
                while queue.takeAll(into: &taken) { got += taken.count }
            }
            #expect(put.withLock { $0 } == got)
        }
    }

    @Test func `close wakes writers of a queue without a reader`() throws {
        let queue = BlockingQueue<Int>(capacity: 2)
        let results = Locked<[PutResult]>([])
        try crowd(of: 3) { _ in
            let result = queue.put(contentsOf: [1, 2, 3])
            results.withLock { $0.append(result) }
        } meanwhile: {
            // While this put waits until its deadline, the three writers begin to wait, too.
            #expect(queue.put(contentsOf: [1, 2, 3], until: .after(milliseconds: 30)) != .put(position: 3))
            queue.close()
        }
        let all = results.withLock { $0 }
        #expect(all.count == 3)
        for result in all {
            guard case .closed(_, position: 2) = result else {
                Issue.record("\(result)")
                continue
            }
        }
        var taken: [Int] = []
        #expect(queue.takeAll(into: &taken) && taken.count == 2)
        #expect(!queue.takeAll(into: &taken) && taken.isEmpty)
    }

    @Test func `A closed queue takes nothing more`() {
        let queue = BlockingQueue<Int>(capacity: 9)
        queue.put(1)
        queue.close()
        #expect(queue.put(2) == .closed(put: 0, position: 1))
        #expect(queue.put(contentsOf: 0..<4, until: .past) == .closed(put: 0, position: 1))
    }

    @Test func `closeIfEmpty closes only an empty queue`() {
        let queue = BlockingQueue<Int>(capacity: 9)
        queue.put(1)
        #expect(!queue.closeIfEmpty())
        #expect(queue.offer(2))
        var taken: [Int] = []
        #expect(queue.takeAll(into: &taken) && taken == [1, 2])
        #expect(queue.closeIfEmpty())
        #expect(!queue.offer(3))
        #expect(queue.closeIfEmpty())
    }

    @Test func `An interruption ends the wait of its own writer alone`() throws {
        let queue = BlockingQueue<Int>(capacity: 1)
        queue.put(0)
        let interruption = Interruption()
        let results = Locked<[Int: PutResult]>([:])
        try crowd(of: 2) { number in
            let result = queue.put(
                contentsOf: [1, 2], until: .soon, interruption: number == 0 ? interruption : Interruption())
            results.withLock { $0[number] = result }
            // The other writer finds space in the queue only after this drain.
            if number == 0 { drain(queue, of: 3) }
        } meanwhile: {
            interruption.raise()
        }
        #expect(results.withLock { $0 } == [0: .full(put: 0, position: 1), 1: .put(position: 3)])
    }

    private func drain(_ queue: BlockingQueue<Int>, of count: Int) {
        var taken: [Int] = []
        var seen = 0
        while seen < count, queue.takeAll(into: &taken) { seen += taken.count }
    }

    @Test func `An interruption that was raised before ends the wait at once`() {
        let queue = BlockingQueue<Int>(capacity: 1)
        let interruption = Interruption()
        interruption.raise()
        #expect(queue.put(contentsOf: [1, 2], interruption: interruption) == .full(put: 1, position: 1))
    }
}
