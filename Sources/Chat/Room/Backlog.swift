/// The last messages of a room; the oldest makes room for the newest.
public struct Backlog: Sendable {
    private var events: [Event] = []
    private var oldest = 0
    private let capacity: Int

    /// One that remembers so many messages, perhaps none.
    public init(capacity: Int) { self.capacity = max(0, capacity) }

    /// How many it remembers now.
    public var count: Int { events.count }

    /// Remembers a message.
    public mutating func append(_ event: Event) {
        if events.count < capacity {
            events.append(event)
        } else if capacity > 0 {
            events[oldest] = event
            oldest = (oldest + 1) % capacity
        }
    }

    /// The last messages, so many at most, oldest first.
    public func last(_ most: Int) -> [Event] {
        let inOrder = events[oldest...] + events[..<oldest]
        return Array(inOrder.suffix(max(0, most)))
    }
}
