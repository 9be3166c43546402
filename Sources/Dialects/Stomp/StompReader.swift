internal import Chat
public import Wire

/// What changes the spelling for one who reads STOMP: the version, and for what happens in a room the subscription by
/// which they hear it.
public struct StompReader: Hashable, Sendable {
    /// The version that was agreed upon.
    public let version: StompVersion
    /// The id of the subscription; empty outside a room.
    public private(set) var subscription: [UInt8] = []
    /// Whether each message of it can be acknowledged.
    public private(set) var isAcknowledged = false

    /// One who is in no room.
    public init(_ version: StompVersion) { self.version = version }

    /// The same one, as they hear a room.
    func hearing(_ mark: Tag) -> StompReader {
        var reader = self
        reader.isAcknowledged = mark.bytes.first == StompReader.acknowledged
        reader.subscription = Array(mark.bytes.dropFirst())
        return reader
    }

    /// What goes with a wish to join, so that the room is heard by that subscription.
    static func mark(subscription: some Collection<UInt8>, isAcknowledged: Bool) -> Tag {
        Tag([isAcknowledged ? acknowledged : 0] + subscription)
    }

    private static let acknowledged: UInt8 = 1
}
