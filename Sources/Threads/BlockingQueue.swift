public import CSystem

/// A bounded FIFO queue with any number of writer threads and one reader thread.
///
/// 1. The elements of one writer stay in order. No element is lost: the reader still takes those that were put before
///    `close`.
/// 2. `put` blocks while the queue is full, until its deadline; `offer` and `putBeyondCapacity` never block.
/// 3. `takeAll` blocks while the queue is empty, until its deadline, and then takes all elements at once. If there are
///    fewer than last time, it first yields the processor once, so that the rest of a burst can arrive.
/// 4. Writers signal the reader only when it waits, and never while they hold the lock.
/// 5. Each element has a position: the number of elements ever put into the queue, including this one.
public final class BlockingQueue<Element>: Wakeable, @unchecked Sendable {
    // Unchecked: all mutable properties below are accessed only with `mutex` locked.
    @usableFromInline let mutex: UnsafeMutablePointer<pthread_mutex_t>
    @usableFromInline let notEmpty: UnsafeMutablePointer<pthread_cond_t>
    @usableFromInline let notFull: UnsafeMutablePointer<pthread_cond_t>
    @usableFromInline let capacity: Int
    @usableFromInline var elements: [Element] = []
    @usableFromInline var position: UInt64 = 0
    @usableFromInline var isClosed = false
    @usableFromInline var readerIsParked = false
    @usableFromInline var waitingWriters = 0

    /// Creates an empty queue.
    ///
    /// - Parameter capacity: the number of elements from which on the queue is full, at least one.
    @inlinable
    public init(capacity: Int) {
        self.capacity = Swift.max(1, capacity)
        mutex = .allocate(capacity: 1)
        notEmpty = .allocate(capacity: 1)
        notFull = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        roost_condition_init(notEmpty)
        roost_condition_init(notFull)
    }

    @inlinable
    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(notEmpty)
        pthread_cond_destroy(notFull)
        mutex.deallocate()
        notEmpty.deallocate()
        notFull.deallocate()
    }

    /// Appends an element. Blocks while the queue is full, until the deadline.
    @inlinable
    @discardableResult
    public func put(_ element: Element, until deadline: Deadline = .never) -> PutResult {
        put(contentsOf: CollectionOfOne(element), until: deadline)
    }

    /// Appends the elements in their order. Blocks while the queue is full, until the deadline or the interruption.
    /// Elements of other writers may come between them.
    @inlinable
    public func put(
        contentsOf new: some Collection<Element>, until deadline: @autoclosure () -> Deadline = .never,
        interruption: Interruption? = nil
    ) -> PutResult {
        var rest = new[...]
        var due: Deadline?
        var count = 0
        while true {
            pthread_mutex_lock(mutex)
            let room = isClosed ? 0 : Swift.min(capacity - elements.count, rest.count)
            if room > 0 {
                elements.append(contentsOf: rest.prefix(room))
                position &+= UInt64(room)
                rest = rest.dropFirst(room)
                count += room
            }
            let wake = room > 0 && readerIsParked
            if wake { readerIsParked = false }
            let result: PutResult? =
                rest.isEmpty
                ? .put(position: position) : isClosed ? .closed(put: count, position: position) : nil
            if let result {
                pthread_mutex_unlock(mutex)
                if wake { pthread_cond_signal(notEmpty) }
                return result
            }
            if wake {
                // Wakes the waiting reader before this writer waits for space. The signal is sent without the lock, so
                // the loop then checks again.
                pthread_mutex_unlock(mutex)
                pthread_cond_signal(notEmpty)
                continue
            }
            // Read only now, since most calls never wait and reading the clock costs more than the rest of the call.
            let nearest = due ?? deadline()
            due = nearest
            let waited = waitWhileFull(until: nearest, interruption: interruption)
            let now = position
            pthread_mutex_unlock(mutex)
            if !waited { return .full(put: count, position: now) }
        }
    }

    /// Waits for space with the lock held, and releases it meanwhile. Returns false when the queue is still full at the
    /// deadline or on an interruption, true when it has space or is closed.
    @usableFromInline
    func waitWhileFull(until deadline: Deadline, interruption: Interruption?) -> Bool {
        waitingWriters += 1
        defer { waitingWriters -= 1 }
        interruption?.enter(self)
        defer { interruption?.leave() }
        while elements.count >= capacity && !isClosed {
            if interruption?.isRaised == true { return false }
            if roost_condition_wait(notFull, mutex, deadline.nanoseconds) != 0 {
                return elements.count < capacity || isClosed
            }
        }
        return true
    }

    /// The position of the element that was put last; 0 before the first.
    public var lastPosition: UInt64 {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return position
    }

    /// Appends an element if the queue is neither full nor closed, and returns whether it did. Never blocks.
    @inlinable
    public func offer(_ element: Element) -> Bool {
        pthread_mutex_lock(mutex)
        let fits = !isClosed && elements.count < capacity
        if fits {
            elements.append(element)
            position &+= 1
        }
        let wake = fits && readerIsParked
        if wake { readerIsParked = false }
        pthread_mutex_unlock(mutex)
        if wake { pthread_cond_signal(notEmpty) }
        return fits
    }

    /// Appends an element without blocking, even if the queue is full. The caller bounds the number of such elements.
    @inlinable
    @discardableResult
    public func putBeyondCapacity(_ element: Element) -> PutResult {
        pthread_mutex_lock(mutex)
        if isClosed {
            let now = position
            pthread_mutex_unlock(mutex)
            return .closed(put: 0, position: now)
        }
        elements.append(element)
        position &+= 1
        let now = position
        let wake = readerIsParked
        readerIsParked = false
        pthread_mutex_unlock(mutex)
        if wake { pthread_cond_signal(notEmpty) }
        return .put(position: now)
    }

    /// Closes the queue: it accepts no more elements, and the reader takes those that are left.
    @inlinable
    public func close() {
        _ = close(onlyIfEmpty: false)
    }

    /// Closes the queue if it is empty. Returns whether the queue is now closed and empty.
    @inlinable
    public func closeIfEmpty() -> Bool {
        close(onlyIfEmpty: true)
    }

    @usableFromInline
    func close(onlyIfEmpty: Bool) -> Bool {
        pthread_mutex_lock(mutex)
        if !onlyIfEmpty || elements.isEmpty { isClosed = true }
        let closed = isClosed && (!onlyIfEmpty || elements.isEmpty)
        readerIsParked = false
        pthread_mutex_unlock(mutex)
        if closed {
            pthread_cond_broadcast(notEmpty)
            pthread_cond_broadcast(notFull)
        }
        return closed
    }

    /// Wakes all waiting writers, so that they check whether they have been interrupted.
    @inlinable
    public func wakeAll() {
        pthread_mutex_lock(mutex)
        pthread_mutex_unlock(mutex)
        pthread_cond_broadcast(notFull)
    }
}
