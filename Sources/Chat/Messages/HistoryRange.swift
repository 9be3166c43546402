/// Which of the messages that a room remembers.
public enum HistoryRange: Hashable, Sendable {
    /// The last so many, or as many as the server thinks right.
    case last(Int?)
    /// Those with these numbers.
    case numbered(ClosedRange<UInt64>)
    /// The first so many, or all, after the event with that number.
    case after(UInt64, most: Int?)
}
