internal import Synchronization

/// Something on which threads wait, and which can have all of them look again.
public protocol Wakeable: AnyObject, Sendable {
    /// Has all who wait look again; takes the lock for a moment, so that nobody is missed on the way to sleep.
    func wakeAll()
}

/// Ends the waiting of one thread, wherever it waits.
///
/// 1. One thread waits under it; any thread may raise it, any number of times.
/// 2. Once raised it stays so: what the thread is waiting for now, and whatever it would wait for later, ends at once.
public final class Interruption: Sendable {
    private let raised = Atomic<Bool>(false)
    private let place = Locked<(any Wakeable)?>(nil)

    /// One that nobody has raised.
    public init() {}

    /// Whether the thread should wait no more.
    public var isRaised: Bool { raised.load(ordering: .acquiring) }

    /// Ends the waiting.
    public func raise() {
        raised.store(true, ordering: .releasing)
        place.withLock { $0 }?.wakeAll()
    }

    /// Waits until the deadline; false where it was raised before that.
    public func wait(until deadline: Deadline) -> Bool {
        _ = Monitor(false).wait(until: deadline, interruption: self) { [self] _ in isRaised ? true : nil }
        return !isRaised
    }

    /// The thread is about to wait there. What was raised before is seen by the thread itself, which asks `isRaised`
    /// under the lock of that place.
    @usableFromInline
    func enter(_ wakeable: any Wakeable) { place.withLock { $0 = wakeable } }

    @usableFromInline
    func leave() { place.withLock { $0 = nil } }
}
