public import Dialects

/// Encodes a client's requests in a dialect and parses the replies. All clients share one value.
public protocol LoadProtocol: Sendable {
    /// Returns the request to log in by that name.
    func login(_ name: String) -> [UInt8]

    /// The request that leaves the room which a login leads into, if any.
    var afterLogin: [UInt8] { get }

    /// Returns the request to join a room.
    func join(room: Int) -> [UInt8]

    /// Returns the requests that leave the room and the server.
    func leave(room: Int) -> [UInt8]

    /// Appends a message to a room, with its number in the room.
    func say(room: Int, ordinal: Int, bytes: Int, into out: inout [UInt8])

    /// Whether a speaker receives its own messages, as other members do.
    var hearsOwnWords: Bool { get }

    /// Creates the parser of a client that has just connected.
    func makeParser() -> any ReplyParser
}

/// Parses one client's stream, and keeps the part of a line that is not complete.
public protocol ReplyParser: Sendable {
    /// Takes a piece of the stream, however it was cut, and enters its content.
    mutating func hear(_ piece: Span<UInt8>, into heard: inout ParsedReplies)
}

/// The dialects in which the benchmark can measure a server.
public enum LoadDialect {
    /// The protocols by their name in a URI.
    public static let table: [(name: DialectName, loadProtocol: any LoadProtocol)] = [
        (.irc, IRCLoadProtocol()), (.plain, PlainLoadProtocol()), (.stomp, StompLoadProtocol()),
    ]

    /// Returns the protocol of that name; nil when the benchmark does not speak it.
    public static func named(_ name: String) -> (any LoadProtocol)? {
        table.first { $0.name.rawValue == name }?.loadProtocol
    }
}
