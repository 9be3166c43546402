internal import Synchronization

/// An object on which threads wait, such as a queue or a monitor, and which can wake all of them.
public protocol Wakeable: AnyObject, Sendable {
    /// Wakes all waiting threads, which then check their conditions again. Takes the lock for a moment, so that a
    /// thread between its check and its wait also wakes.
    func wakeAll()
}

/// A flag that ends the waits of one thread, such as the handler thread of a client.
///
/// 1. Only one thread waits with it; any thread may raise it, any number of times.
/// 2. It stays raised: the current wait of the thread ends at once, and so does every later wait.
public final class Interruption: Sendable {
    private let raised = Atomic<Bool>(false)
    private let place = Locked<(any Wakeable)?>(nil)

    /// Creates an interruption that is not raised.
    public init() {}

    /// Whether the interruption is raised, so that the thread must stop waiting.
    public var isRaised: Bool { raised.load(ordering: .acquiring) }

    /// Raises the interruption, and wakes its thread if it waits.
    public func raise() {
        raised.store(true, ordering: .releasing)
        place.withLock { $0 }?.wakeAll()
    }

    /// Blocks until the deadline. Returns false when the interruption is raised before it.
    public func wait(until deadline: Deadline) -> Bool {
        _ = Monitor(false).wait(until: deadline, interruption: self) { [self] _ in isRaised ? true : nil }
        return !isRaised
    }

    /// Notes the object that the thread is about to wait on, for `raise` to wake. The thread must then check `isRaised`
    /// under the lock of that object, so that it sees an earlier `raise`.
    @usableFromInline
    func enter(_ wakeable: any Wakeable) { place.withLock { $0 = wakeable } }

    @usableFromInline
    func leave() { place.withLock { $0 = nil } }
}
