/// The identity of a user from login to logout, independent of the name.
public struct UserID: Hashable, Sendable {
    /// The number, which the server never reuses while it runs.
    public let number: UInt64

    /// Creates the id with this number.
    public init(_ number: UInt64) { self.number = number }
}

/// The identity of a session: one connection of a client, from its beginning to its end.
public struct SessionID: Hashable, Sendable {
    /// The number, which the server never reuses while it runs.
    public let number: UInt64

    /// Creates the id with this number.
    public init(_ number: UInt64) { self.number = number }
}

/// The identity of a room. A room created again under the same name has another.
public struct RoomID: Hashable, Sendable {
    /// A random number, drawn when the room is created.
    public let number: UInt64

    /// Creates the id with this number.
    public init(_ number: UInt64) { self.number = number }
}

/// A time of the server's wall clock, in milliseconds since 1970.
public struct Timestamp: Comparable, Hashable, Sendable {
    /// The milliseconds since 1970.
    public let milliseconds: Int64

    /// Creates a time from milliseconds since 1970.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Sorts the earlier time first.
    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }
}

/// The id of one message, which is never reused. As text, ids sort by time.
public struct MessageID: Hashable, Comparable, Sendable {
    /// 48 bits of milliseconds since 1970, then 16 bits of a number that grows with each message.
    public let high: UInt64
    /// The source of the id: the number of the room's id, or for direct messages a number of this run of the server.
    public let low: UInt64

    /// Creates the id of the message with this number and time.
    public init(time: Timestamp, number: UInt64, by giver: UInt64) {
        high = UInt64(truncatingIfNeeded: time.milliseconds) << 16 | number & 0xFFFF
        low = giver
    }

    /// The id as 32 hexadecimal digits, which sort in the order of the ids.
    public var text: String { String(decoding: spelled, as: UTF8.self) }

    /// The bytes of `text`.
    public var spelled: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        bytes.append(self)
        return bytes
    }

    /// Sorts the earlier id first.
    public static func < (left: MessageID, right: MessageID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension [UInt8] {
    /// Appends the bytes of `text`, digit by digit and without a String, since each message may carry them.
    public mutating func append(_ id: MessageID) {
        append(digitsOf: id.high)
        append(digitsOf: id.low)
    }

    private mutating func append(digitsOf number: UInt64) {
        for place in 0..<16 {
            let digit = UInt8(truncatingIfNeeded: number &>> UInt64(60 - 4 * place) & 0xF)
            append(digit &+ (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "W")))
        }
    }
}
