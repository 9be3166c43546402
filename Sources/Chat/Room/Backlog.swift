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

    /// The messages of a stretch that it remembers, oldest first.
    public func messages(_ stretch: Stretch) -> [Event] {
        switch stretch {
        case .last(let most): last(most ?? Limits.historyCount)
        case .numbered(let numbers): inOrder.filter { numbers.contains($0.sequence) }
        }
    }

    /// The last messages, so many at most, oldest first.
    public func last(_ most: Int) -> [Event] { Array(inOrder.suffix(max(0, most))) }

    private var inOrder: ArraySlice<Event> { events[oldest...] + events[..<oldest] }
}
