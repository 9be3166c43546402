/// A range of messages in a room's backlog.
public enum HistoryRange: Hashable, Sendable {
    /// The most recent messages: that many, or a default number when nil.
    case last(Int?)
    /// The messages with these numbers.
    case numbered(ClosedRange<UInt64>)
    /// The first messages after the event with that number: at most `most`, or all when nil.
    case after(UInt64, most: Int?)
}
