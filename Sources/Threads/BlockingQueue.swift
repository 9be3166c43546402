public import CSystem

/// A bounded queue with any number of writers and one reader.
///
/// 1. What one writer puts comes out in that order, and nothing is lost: what went in before `close` still comes out.
/// 2. `put` waits while the queue is full, until its deadline; `offer` and `putBeyondCapacity` never wait.
/// 3. `takeAll` waits while the queue is empty, until its deadline, and then takes everything at once. Where that would be less than last time, it
///    gives way once before, so that the rest of a burst can come.
/// 4. The reader is signalled only when it is parked, and never while the lock is held.
/// 5. Every element has a position: how many had been put when it was in.
public final class BlockingQueue<Element>: Wakeable, @unchecked Sendable {
    // Unchecked: everything below is touched only between `lock` and `unlock`.
    @usableFromInline let mutex: UnsafeMutablePointer<pthread_mutex_t>
    @usableFromInline let notEmpty: UnsafeMutablePointer<pthread_cond_t>
    @usableFromInline let notFull: UnsafeMutablePointer<pthread_cond_t>
    @usableFromInline let capacity: Int
    @usableFromInline var elements: [Element] = []
    @usableFromInline var position: UInt64 = 0
    @usableFromInline var isClosed = false
    @usableFromInline var readerIsParked = false
    @usableFromInline var waitingWriters = 0

    /// An empty queue that holds at most that many elements (at least one).
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

    /// Puts one element in, waiting while the queue is full.
    @inlinable
    @discardableResult
    public func put(_ element: Element, until deadline: Deadline = .never) -> PutResult {
        put(contentsOf: CollectionOfOne(element), until: deadline)
    }

    /// Puts the elements in, in their order, waiting while the queue is full. Other writers' may come between them.
    @inlinable
    public func put(
        contentsOf new: some Collection<Element>, until deadline: Deadline = .never, interruption: Interruption? = nil
    ) -> PutResult {
        var rest = new[...]
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
                // The reader is told before the wait, and before the lock is taken for it.
                pthread_mutex_unlock(mutex)
                pthread_cond_signal(notEmpty)
                continue
            }
            let waited = waitWhileFull(until: deadline, interruption: interruption)
            let now = position
            pthread_mutex_unlock(mutex)
            if !waited { return .full(put: count, position: now) }
        }
    }

    /// Waits with the lock held; false when there is no use in waiting any longer.
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

    /// Puts one element in if there is room for it at once.
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

    /// Puts one element in without waiting, even if the queue is full. The caller bounds how many elements this adds.
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

    /// Nothing more goes in; what is in still comes out.
    @inlinable
    public func close() {
        _ = close(onlyIfEmpty: false)
    }

    /// Closes the queue if nothing waits in it; says whether it is closed now.
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

    /// Has waiting writers look again whether they were interrupted.
    @inlinable
    public func wakeAll() {
        pthread_mutex_lock(mutex)
        pthread_mutex_unlock(mutex)
        pthread_cond_broadcast(notFull)
    }
}
