/// The last messages of a room; the oldest makes room for the newest.
public struct Backlog: Sendable {
    private var events: [Event] = []
    private var oldest = 0
    /// Where the messages stand that their speakers' programs have named.
    private var named: [Name: Int] = [:]
    private let capacity: Int
    /// How many messages it was given, those among them that it has forgotten.
    private var total = 0
    /// The number of the newest message that it has forgotten; 0 while it has forgotten none.
    private var newestForgotten: UInt64 = 0

    /// What identifies a message that was sent again: the speaker, the id that their program gave it, and its content.
    private struct Name: Hashable {
        let speaker: FoldedKey
        let id: [UInt8]
        let content: ChatMessage.Content

        init(_ said: ChatMessage, of speaker: UserName) {
            (self.speaker, id, content) = (speaker.key, said.marks.id, said.content)
        }

        /// Nil for an event that nobody has named.
        init?(_ event: Event) {
            guard event.isNamed, case .said(let speaker, let said) = event.kind else { return nil }
            self.init(said, of: speaker.name)
        }
    }

    /// One that remembers so many messages, perhaps none.
    public init(capacity: Int) { self.capacity = max(0, capacity) }

    /// How many it remembers now.
    public var count: Int { events.count }

    /// Remembers a message.
    public mutating func append(_ event: Event) {
        total += 1
        if capacity == 0 { return newestForgotten = event.sequence }
        let place = events.count < capacity ? events.count : oldest
        if place == events.count {
            events.append(event)
        } else {
            forgetName(at: place)
            newestForgotten = events[place].sequence
            events[place] = event
            oldest = (oldest + 1) % capacity
        }
        if event.isNamed, let name = Name(event) { named[name] = place }
    }

    private mutating func forgetName(at place: Int) {
        if named.isEmpty { return }
        if let name = Name(events[place]), named[name] == place { named[name] = nil }
    }

    /// The message with the same id and the same content by a speaker of that name; nil where `said` has no id, or such a
    /// message is not remembered.
    public func message(saying said: ChatMessage, by speaker: UserName) -> Event? {
        said.isNamed ? named[Name(said, of: speaker)].map { events[$0] } : nil
    }

    /// The messages of a stretch that it remembers, oldest first.
    public func messages(_ range: HistoryRange) -> [Event] {
        switch range {
        case .last(let most): last(most ?? Limits.historyCount)
        case .numbered(let numbers): inOrder.filter { numbers.contains($0.sequence) }
        case .after(let number, let most): Array(inOrder.drop { $0.sequence <= number }.prefix(max(0, most ?? .max)))
        }
    }

    /// The number up to which messages of the stretch have been forgotten; nil where all that it asks for is remembered.
    func forgotten(of range: HistoryRange) -> UInt64? {
        if newestForgotten == 0 { return nil }
        return switch range {
        case .last(let most): (most ?? Limits.historyCount) > count ? newestForgotten : nil
        case .numbered(let numbers):
            numbers.lowerBound <= newestForgotten ? min(numbers.upperBound, newestForgotten) : nil
        case .after(let number, _): number < newestForgotten ? newestForgotten : nil
        }
    }

    /// The last messages, so many at most, oldest first.
    public func last(_ most: Int) -> [Event] { Array(inOrder.suffix(max(0, most))) }

    /// The last messages, so many at most, and how many came before them.
    func replay(_ most: Int) -> Replay {
        let messages = last(most)
        return Replay(messages: messages, earlier: messages.isEmpty ? 0 : total - messages.count)
    }

    private var inOrder: ArraySlice<Event> { events[oldest...] + events[..<oldest] }
}
