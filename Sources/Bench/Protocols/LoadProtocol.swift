public import Dialects

/// What a client says in a dialect, and how it understands what it hears. A value that all clients share.
public protocol LoadProtocol: Sendable {
    /// Asks to be let in by that name.
    func login(_ name: String) -> [UInt8]

    /// What one says to be in no room, where logging in leads into one.
    var afterLogin: [UInt8] { get }

    /// Asks to join a room.
    func join(room: Int) -> [UInt8]

    /// Leaves the room and the server.
    func leave(room: Int) -> [UInt8]

    /// Appends a message to a room, with its number there.
    func say(room: Int, ordinal: Int, bytes: Int, into out: inout [UInt8])

    /// Whether somebody hears their own words, as everybody else does.
    var hearsOwnWords: Bool { get }

    /// The ears of a client that has just connected.
    func makeEar() -> any ReplyParser
}

/// What one client has received so far of a line that goes on.
public protocol ReplyParser: Sendable {
    /// Takes a piece of the stream, however it was cut, and enters what it says.
    mutating func hear(_ piece: Span<UInt8>, into heard: inout ParsedReplies)
}

/// The dialects in which a server can be measured.
public enum LoadDialect {
    /// By the name that stands in a URI.
    public static let table: [(name: DialectName, loadProtocol: any LoadProtocol)] = [
        (.irc, IRCLoadProtocol()), (.plain, PlainLoadProtocol()), (.stomp, StompLoadProtocol()),
    ]

    /// What is spoken by that name; nil where it is not spoken here.
    public static func named(_ name: String) -> (any LoadProtocol)? {
        table.first { $0.name.rawValue == name }?.loadProtocol
    }
}
