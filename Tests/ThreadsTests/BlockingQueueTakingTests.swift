import Testing
import Threads

/// A reader or a writer of a queue that must not wait, or only until its deadline.
@Suite struct BlockingQueueTakingTests {
    @Test func `takeAll waits no longer than until its deadline, and then has taken nothing`() {
        let queue = BlockingQueue<Int>(capacity: 2)
        var taken = [99]
        #expect(queue.takeAll(into: &taken, until: .after(milliseconds: 10)) == .timedOut)
        #expect(taken.isEmpty)
        queue.put(1)
        #expect(queue.takeAll(into: &taken, until: .passed) == .taken)
        #expect(taken == [1])
        queue.close()
        #expect(queue.takeAll(into: &taken, until: .soon) == .closed)
    }

    @Test func `putBeyondCapacity does not wait, and keeps the order`() {
        let queue = BlockingQueue<Int>(capacity: 1)
        queue.put(1)
        #expect(queue.putBeyondCapacity(2) == .put(position: 2))
        #expect(queue.put(3, until: .passed) == .full(put: 0, position: 2))
        var taken: [Int] = []
        #expect(queue.takeAll(into: &taken))
        #expect(taken == [1, 2])
        queue.close()
        #expect(queue.putBeyondCapacity(4) == .closed(put: 0, position: 2))
    }

    @Test func `A put asks for its deadline once, and only when the queue is full`() {
        let queue = BlockingQueue<Int>(capacity: 2)
        var asked = 0
        func deadline() -> Deadline {
            asked += 1
            return .passed
        }
        #expect(queue.put(contentsOf: [1, 2], until: deadline()) == .put(position: 2))
        #expect(asked == 0)
        #expect(queue.put(contentsOf: [3], until: deadline()) == .full(put: 0, position: 2))
        #expect(asked == 1)
    }
}
