/// The latest messages of a room; the newest replaces the oldest.
public struct Backlog: Sendable {
    private var events: [Event] = []
    private var oldest = 0
    /// The positions in `events` of the messages to which the speaker's client gave an id.
    private var named: [Name: Int] = [:]
    private let capacity: Int
    /// The number of messages ever added, including forgotten ones.
    private(set) var total = 0
    /// The number of the newest forgotten message; 0 when none is forgotten.
    private(set) var newestForgotten: UInt64 = 0

    /// The identity of a repeated message: its speaker, the id from the speaker's client, and its content.
    private struct Name: Hashable {
        let speaker: FoldedKey
        let id: [UInt8]
        let content: ChatMessage.Content

        init(_ said: ChatMessage, of speaker: UserName) {
            (self.speaker, id, content) = (speaker.key, said.marks.id, said.content)
        }

        /// Returns nil for an event without an id from the client.
        init?(_ event: Event) {
            guard event.isNamed, case .said(let speaker, let said) = event.kind else { return nil }
            self.init(said, of: speaker.name)
        }
    }

    /// Creates a backlog with room for this many messages, possibly none.
    public init(capacity: Int) { self.capacity = max(0, capacity) }

    /// The number of messages held now.
    public var count: Int { events.count }

    /// Adds a message.
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

    /// Sets how many messages were ever added, and the number of the newest one that is forgotten.
    mutating func forget(upTo number: UInt64, ofAll total: Int) {
        newestForgotten = number
        self.total = total
    }

    private mutating func forgetName(at place: Int) {
        if named.isEmpty { return }
        if let name = Name(events[place]), named[name] == place { named[name] = nil }
    }

    /// Returns the message with the same id and content by a speaker with this name. Returns nil when `said` has no id
    /// or the backlog holds no such message.
    public func message(saying said: ChatMessage, by speaker: UserName) -> Event? {
        said.isNamed ? named[Name(said, of: speaker)].map { events[$0] } : nil
    }

    /// Returns the messages of a range that the backlog holds, oldest first.
    public func messages(_ range: HistoryRange) -> [Event] {
        switch range {
        case .last(let most): last(most ?? Limits.historyCount)
        case .numbered(let numbers): inOrder.filter { numbers.contains($0.sequence) }
        case .after(let number, let most): Array(inOrder.drop { $0.sequence <= number }.prefix(max(0, most ?? .max)))
        }
    }

    /// Returns the number up to which messages of the range are forgotten, or nil when none is.
    func forgotten(of range: HistoryRange) -> UInt64? {
        if newestForgotten == 0 { return nil }
        return switch range {
        case .last(let most): (most ?? Limits.historyCount) > count ? newestForgotten : nil
        case .numbered(let numbers):
            numbers.lowerBound <= newestForgotten ? min(numbers.upperBound, newestForgotten) : nil
        case .after(let number, _): number < newestForgotten ? newestForgotten : nil
        }
    }

    /// Returns at most `most` of the latest messages, oldest first.
    public func last(_ most: Int) -> [Event] { Array(inOrder.suffix(max(0, most))) }

    /// Returns at most `most` of the latest messages, and the number of those that are left out. Without a message to
    /// return, only the `missed` ones are left out: those since the user was last in a room of this name.
    func replay(_ most: Int, missed: Int) -> Replay {
        let messages = last(most)
        return Replay(messages: messages, earlier: messages.isEmpty ? missed : max(total, missed) - messages.count)
    }

    private var inOrder: ArraySlice<Event> { events[oldest...] + events[..<oldest] }
}
