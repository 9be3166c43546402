/// A command in its place in the log of one room. The log gives it its number and time.
///
/// A room that applies the same entries in the same order is the same room on every server, and gives the same events.
/// The first entry creates the room.
public struct Sequenced: Sendable {
    /// The place in the log, from 1, without a gap.
    public let number: UInt64
    /// The time at which every server applies the command. The log gives both clocks, so that those of two entries can
    /// be compared, whatever servers they come from.
    public let time: Moment
    /// The server at which the command was given.
    public let node: NodeID
    /// The command, with its user and session.
    public let command: RoomCommand

    /// Where the command was given, and where replies to it are sent.
    public var origin: Origin { Origin(node: node, session: command.session) }

    /// Creates an entry.
    public init(_ command: RoomCommand, number: UInt64, time: Moment, node: NodeID) {
        self.number = number
        self.time = time
        self.node = node
        self.command = command
    }
}

/// The server at which a command was given, and the session there.
public struct Origin: Hashable, Sendable {
    /// The server.
    public let node: NodeID
    /// The session, whose number that server gave.
    public let session: SessionID
}

/// The identity of a server among those that share a log.
public struct NodeID: Hashable, Sendable {
    /// The number of the server.
    public let number: UInt64

    /// Creates the id with this number.
    public init(_ number: UInt64) { self.number = number }
}

extension Sequenced: BinaryRecord {
    static var version: UInt8 { 2 }

    /// The most bytes of an entry: 100 messages of the greatest length that the limits permit, said together.
    public static let mostBytes = 1 << 24

    /// Returns the entry as a record.
    /// - Throws: `BinaryError.tooLong` when it takes more than `mostBytes`.
    public func encoded() throws(BinaryError) -> [UInt8] { try record() }

    /// Reads an entry from a record.
    /// - Throws: `BinaryError` when the bytes are not exactly a record that `encoded()` can return.
    public init(decoding record: [UInt8]) throws(BinaryError) { try self.init(record: record) }

    func write(to writer: inout BinaryWriter) {
        writer.write(number)
        writer.write(time)
        writer.write(node)
        writer.write(command)
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        let (number, time, node) = (try reader.number(), try reader.read() as Moment, try reader.read() as NodeID)
        self.init(try reader.read(), number: number, time: time, node: node)
    }
}
