internal import Chat
public import Wire

/// What changes the spelling for one who reads STOMP: the version, and the subscriptions by which they hear it.
public struct StompReaderFormat: Hashable, Sendable {
    /// What a client calls the messages of one destination, and whether it acknowledges each of them.
    public struct Subscription: Hashable, Sendable {
        let id: [UInt8]
        let isAcknowledged: Bool
    }

    /// By which subscriptions somebody hears what concerns them alone. Mostly nobody has subscribed, and nothing is kept.
    enum Own: Hashable, Sendable {
        case usual
        indirect case named(direct: [Subscription], server: [Subscription])

        init(direct: [Subscription], server: [Subscription]) {
            self = direct.isEmpty && server.isEmpty ? .usual : .named(direct: direct, server: server)
        }
    }

    /// The version that was agreed upon.
    public let version: StompVersion
    /// Those to the room, the oldest first; none outside a room.
    private(set) var room: [Subscription] = []
    private var own: Own

    /// One who is in no room.
    init(_ version: StompVersion, _ own: Own = .usual) {
        self.version = version
        self.own = own
    }

    /// By which messages of people to this one come, at least one.
    var direct: [Subscription] {
        if case .named(let direct, _) = own, !direct.isEmpty { direct } else { StompReaderFormat.usualDirect }
    }

    /// By which answers and notices of the server come, at least one.
    var server: [Subscription] {
        if case .named(_, let server) = own, !server.isEmpty { server } else { StompReaderFormat.usualServer }
    }

    private static let usualDirect = [Subscription(StompDestination.directSubscription)]
    private static let usualServer = [Subscription(StompDestination.serverSubscription)]

    // MARK: In a room

    /// The same one, as they hear a room. What people say to them alone is no part of it.
    func hearing(_ mark: CommandTag) -> StompReaderFormat { hearing(StompReaderFormat.subscriptions(mark)) }

    /// The same one, as they hear a room by the subscriptions that they have had so far.
    func hearing(like former: StompReaderFormat) -> StompReaderFormat { hearing(former.room) }

    private func hearing(_ room: [Subscription]) -> StompReaderFormat {
        var reader = StompReaderFormat(version)
        if case .named(_, let server) = own { reader.own = Own(direct: [], server: server) }
        reader.room = room
        return reader
    }

    /// What goes with a wish to join, so that the room is heard by those subscriptions: for each whether it acknowledges, the
    /// length of its id, and the id.
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
    /// One that nobody has asked for.
    fileprivate init(_ id: StaticString) {
        self.init(id: id.withUTF8Buffer { Array($0) }, isAcknowledged: false)
    }
}
