internal import Chat
public import Wire

/// The format of what a STOMP client receives: the version, and the subscriptions that receive it.
public struct StompReaderFormat: Hashable, Sendable {
    /// A client's id for the messages of one destination, and whether the client acknowledges each message.
    public struct Subscription: Hashable, Sendable {
        let id: [UInt8]
        let isAcknowledged: Bool
    }

    /// The client's subscriptions to its own messages. Most clients have none, and `usual` needs no storage.
    enum OwnMessages: Hashable, Sendable {
        case usual
        indirect case named(direct: [Subscription], server: [Subscription])

        init(direct: [Subscription], server: [Subscription]) {
            self = direct.isEmpty && server.isEmpty ? .usual : .named(direct: direct, server: server)
        }
    }

    /// The version that the client and the server have agreed on.
    public let version: StompVersion
    /// The subscriptions to the room, oldest first; empty outside a room.
    private(set) var room: [Subscription] = []
    private var own: OwnMessages

    /// Creates a format for a client that is in no room.
    init(_ version: StompVersion, _ own: OwnMessages = .usual) {
        self.version = version
        self.own = own
    }

    /// The subscriptions that receive direct messages to this user; at least one.
    var direct: [Subscription] {
        if case .named(let direct, _) = own, !direct.isEmpty { direct } else { StompReaderFormat.usualDirect }
    }

    /// The subscriptions that receive answers and notices of the server; at least one.
    var server: [Subscription] {
        if case .named(_, let server) = own, !server.isEmpty { server } else { StompReaderFormat.usualServer }
    }

    private static let usualDirect = [Subscription(StompDestination.directSubscription)]
    private static let usualServer = [Subscription(StompDestination.serverSubscription)]

    // MARK: In a room

    /// Returns the format for a room, with the subscriptions in the tag. It leaves out direct messages.
    func hearing(_ mark: CommandTag) -> StompReaderFormat { hearing(StompReaderFormat.subscriptions(mark)) }

    /// Returns the format for a room, with the subscriptions of the former format.
    func hearing(like former: StompReaderFormat) -> StompReaderFormat { hearing(former.room) }

    private func hearing(_ room: [Subscription]) -> StompReaderFormat {
        var reader = StompReaderFormat(version)
        if case .named(_, let server) = own { reader.own = OwnMessages(direct: [], server: server) }
        reader.room = room
        return reader
    }

    /// Encodes room subscriptions as a tag for a join request: for each, whether it acknowledges, the length of its id,
    /// and the id.
    static func mark(_ subscriptions: [Subscription]) -> CommandTag {
        CommandTag(
            subscriptions.flatMap { [$0.isAcknowledged ? 1 : 0, UInt8(truncatingIfNeeded: $0.id.count)] + $0.id })
    }

    private static func subscriptions(_ mark: CommandTag) -> [Subscription] {
        var subscriptions: [Subscription] = []
        var rest = mark.bytes[...]
        while let acknowledged = rest.popFirst(), let length = rest.popFirst() {
            subscriptions.append(Subscription(id: Array(rest.prefix(Int(length))), isAcknowledged: acknowledged == 1))
            rest = rest.dropFirst(Int(length))
        }
        return subscriptions
    }
}

extension StompReaderFormat.Subscription {
    /// Creates a default subscription, for messages that the client has not subscribed to.
    fileprivate init(_ id: StaticString) {
        self.init(id: id.withUTF8Buffer { Array($0) }, isAcknowledged: false)
    }
}
