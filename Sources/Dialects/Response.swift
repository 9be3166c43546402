public import Chat

/// What answers one command, while it comes together, in dialects where a client can tell to which command an answer belongs.
public protocol Response: Sendable {
    /// Takes what the session says; gives back what can leave now.
    mutating func take(_ bytes: [UInt8]) -> [UInt8]
    /// Before a room is asked: the tag that goes with the command, and what has to leave first.
    mutating func handOver() -> (tag: CommandTag?, first: [UInt8])
    /// More than one room, or a room and then the session, will take part in it.
    mutating func share()
    /// The room did not take the command.
    mutating func takeBack()
    /// The session was told that.
    mutating func note(_ answer: ServerReply)
    /// The session was told no.
    mutating func note(_ refusal: Refusal)
    /// Whether the rooms must have done what was asked of them before it can end.
    var waitsForRooms: Bool { get }
    /// All has been said: what is left to send.
    func end() -> [UInt8]
}
