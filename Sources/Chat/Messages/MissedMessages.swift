/// The messages of a room that were skipped for a slow reader.
public struct MissedMessages: Hashable, Sendable {
    /// The id of the room. A room created again under the same name has another id and other numbers.
    public let room: RoomID
    /// The room's name.
    public let name: RoomName
    /// The number of skipped messages: all messages between the first and the last number.
    public private(set) var count = 1
    /// The numbers of the first and the last skipped message. Other events have numbers in between.
    public private(set) var numbers: ClosedRange<UInt64>
    /// The times of the first and the last skipped message.
    public private(set) var times: ClosedRange<Timestamp>

    /// Creates a record of one skipped message.
    public init(number: UInt64, time: Timestamp, in room: RoomID, called name: RoomName) {
        self.room = room
        self.name = name
        numbers = number...number
        times = time...time
    }

    /// Adds later messages of the same room.
    public mutating func append(_ more: MissedMessages) {
        count += more.count
        numbers = min(numbers.lowerBound, more.numbers.lowerBound)...max(numbers.upperBound, more.numbers.upperBound)
        times = min(times.lowerBound, more.times.lowerBound)...max(times.upperBound, more.times.upperBound)
    }
}
