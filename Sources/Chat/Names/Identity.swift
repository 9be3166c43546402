/// A person as long as they are here, whatever they are called.
public struct UserID: Hashable, Sendable {
    /// Never given twice while the server runs.
    public let number: UInt64

    /// The person with that number.
    public init(_ number: UInt64) { self.number = number }
}

/// One life of a room: a room created again under the same name has another.
public struct RoomID: Hashable, Sendable {
    /// Drawn at random at the birth of the room.
    public let number: UInt64

    /// The life with that number.
    public init(_ number: UInt64) { self.number = number }
}

/// Milliseconds since 1970, as the server's wall clock showed them.
public struct Timestamp: Comparable, Hashable, Sendable {
    /// The milliseconds.
    public let milliseconds: Int64

    /// The time so many milliseconds after 1970 began.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The earlier comes first.
    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }
}

/// The id of one message, unique for ever, and sorted by time where it is written as text.
public struct MessageID: Hashable, Comparable, Sendable {
    /// 48 bits of milliseconds since 1970, then 16 bits of a number that grows with each message.
    public let high: UInt64
    /// Who gave the id: the life of a room, or for direct messages the life of the server.
    public let low: UInt64

    /// The id of the message with that number, given at that time.
    public init(time: Timestamp, number: UInt64, by giver: UInt64) {
        high = UInt64(truncatingIfNeeded: time.milliseconds) << 16 | number & 0xFFFF
        low = giver
    }

    /// 32 hexadecimal digits, which sort as the ids do.
    public var text: String { String(decoding: spelled, as: UTF8.self) }

    /// The bytes of `text`.
    public var spelled: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        bytes.add(self)
        return bytes
    }

    /// The earlier comes first.
    public static func < (left: MessageID, right: MessageID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension [UInt8] {
    /// The bytes of `text`. Each message may carry them, so they are made without a String, digit by digit.
    public mutating func add(_ id: MessageID) {
        add(digitsOf: id.high)
        add(digitsOf: id.low)
    }

    private mutating func add(digitsOf number: UInt64) {
        for place in 0..<16 {
            let digit = UInt8(truncatingIfNeeded: number &>> UInt64(60 - 4 * place) & 0xF)
            append(digit &+ (digit < 10 ? 0x30 : 0x57))
        }
    }
}
