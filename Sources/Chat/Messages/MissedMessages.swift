/// What was said in one life of a room and skipped for somebody who read too slowly.
public struct MissedMessages: Hashable, Sendable {
    /// The life of the room; in another one under the same name the numbers begin anew.
    public let room: RoomID
    /// What the room is called.
    public let name: RoomName
    /// How many messages were skipped: all that was said between the first and the last number.
    public private(set) var count = 1
    /// The numbers of the first and the last of them. Other things that happened have numbers in between.
    public private(set) var numbers: ClosedRange<UInt64>
    /// When the first and the last of them were said.
    public private(set) var times: ClosedRange<Timestamp>

    /// One message.
    public init(number: UInt64, time: Timestamp, in room: RoomID, called name: RoomName) {
        self.room = room
        self.name = name
        numbers = number...number
        times = time...time
    }

    /// More of the same room was skipped.
    public mutating func append(_ more: MissedMessages) {
        count += more.count
        numbers = min(numbers.lowerBound, more.numbers.lowerBound)...max(numbers.upperBound, more.numbers.upperBound)
        times = min(times.lowerBound, more.times.lowerBound)...max(times.upperBound, more.times.upperBound)
    }
}
