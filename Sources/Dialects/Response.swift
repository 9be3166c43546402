public import Chat

/// Collects the answers to one command, in dialects where a client can match an answer to its command.
public protocol Response: Sendable {
    /// Adds bytes that the session sends, and returns the bytes that can leave now.
    mutating func take(_ bytes: [UInt8]) -> [UInt8]
    /// Returns the tag for the room's command, and the bytes that must leave before the session asks the room.
    mutating func handOver() -> (tag: CommandTag?, first: [UInt8])
    /// Notes that several rooms, or a room and then the session, will contribute to the response.
    mutating func share()
    /// Takes the response back from a room that did not accept the command.
    mutating func takeBack()
    /// Records an answer that the session has received.
    mutating func record(_ answer: ServerReply)
    /// Records a refusal that the session has received.
    mutating func record(_ refusal: Refusal)
    /// Whether the rooms must finish their part of the command before the response can end.
    var waitsForRooms: Bool { get }
    /// Ends the response and returns the remaining bytes.
    func finish() -> [UInt8]
}
