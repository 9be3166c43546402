internal import Chat
internal import Wire

/// Frames for programs in any language (STOMP 1.0 to 1.2), for one conversation.
struct StompDialect: Dialect {
    private var firstBytes = FirstBytes()
    private var framer: StompFramer
    private var state = StompState()

    init(_ limits: Limits) {
        framer = StompFramer(
            atServer: true,
            bounds: StompBounds(
                headers: Limits.frameHeaders, headerBytes: Limits.frameHeaderBytes, bodyBytes: limits[.frame]))
    }

    var encodingClass: EncodingClass { .stomp(StompReaderFormat(framer.version, state.own)) }

    var heartBeats: HeartbeatIntervals { state.heartBeats }

    /// A line end (STOMP 1.2, "Heart-beating").
    var heartBeat: [UInt8] { [UInt8(ascii: "\n")] }

    /// Leaves out the size of a usual frame, so that a frame too large for its transaction is refused and is not a
    /// fault.
    var unfinished: Int { max(0, framer.unfinishedBytes - Limits.unfinishedStep) + state.waitingBytes }

    func overflow() -> ParsedInput { .fault(StompFault(reason: .bodyTooLong)) }

    /// Only splits the stream into frames, since the meaning of a frame depends on the result of earlier frames.
    mutating func read(_ piece: Span<UInt8>) -> [ParsedInput] {
        if let objection = firstBytes.objection(to: piece) { return objection }
        var read: [ParsedInput] = []
        framer.feed(piece, frame: { read.append(.frame($0)) }, fault: { read.append(.fault($0)) })
        return read
    }

    mutating func perform(
        _ incoming: ParsedInput, _ router: inout RequestRouter, at now: UInt64, in server: any ServerAccess
    ) {
        switch incoming {
        case .frame(let frame):
            var exchange = exchange(frame, router, now, server)
            exchange.perform()
            state = exchange.state
            router = exchange.router
        case .fault(let fault):
            let frame = StompFrame(fault.command ?? .error, fault.headers)
            var exchange = exchange(frame, router, now, server)
            exchange.fail(StompEncoder.refusal(fault))
            router = exchange.router
        case .request(let request): router.handle(request, at: now, in: server)
        case .refusal(let refusal): server.refuse(refusal)
        case .reply(let bytes): server.reply(bytes)
        case .end(let departure): router.endSession(departure, in: server)
        case .line: break  // of other dialects
        }
    }

    private func exchange(
        _ frame: StompFrame, _ router: RequestRouter, _ now: UInt64, _ server: any ServerAccess
    ) -> StompContext {
        StompContext(
            frame: frame, version: framer.version, state: state, router: router, now: now, server: server)
    }
}

/// The state that a STOMP session keeps.
struct StompState {
    /// The target of a subscription.
    enum SubscriptionTarget: Equatable {
        case room(RoomName)
        case direct
        case server

        /// Creates the target that a destination names, or returns nil when no client can subscribe to it.
        init?(_ destination: ArraySlice<UInt8>) {
            switch try? StompDestination(destination) {
            case .room(let room): self = .room(room)
            case .direct: self = .direct
            case .answers: self = .server
            case .user, .server, nil: return nil
            }
        }
    }

    /// A subscription of the client, and its target.
    struct Subscription {
        let place: SubscriptionTarget
        let heard: StompReaderFormat.Subscription
    }

    /// Frames that wait for COMMIT.
    struct Transaction {
        var frames: [StompFrame] = []
        /// The approximate memory of the transaction, in bytes.
        var bytes = Limits.frameOverhead
        /// Whether the client has sent more than a transaction may hold, so that the server performs none of it.
        var isTooLong = false
    }

    /// The subscriptions, oldest first. A room that the user was forced to leave stays until the next SUBSCRIBE.
    private(set) var subscriptions: [Subscription] = []
    /// The subscriptions that receive messages to this client alone.
    private(set) var own = StompReaderFormat.OwnMessages.usual
    /// The open transactions by id.
    private(set) var transactions: [[UInt8]: Transaction] = [:]
    /// The names that the client watches.
    var watched: Set<UserName> = []
    var heartBeats = HeartbeatIntervals.none
    /// How the server sends a refusal when the frame asks for a receipt.
    var refusalStyle = StompRequest.RefusalStyle.error
    /// The approximate memory of all transactions, in bytes.
    private(set) var waitingBytes = 0

    /// Opens a transaction.
    mutating func begin(_ id: [UInt8]) {
        transactions[id] = Transaction()
        waitingBytes += Limits.frameOverhead
    }

    /// Adds a frame to an open transaction.
    mutating func append(_ frame: StompFrame, _ bytes: Int, to id: [UInt8]) {
        transactions[id]?.frames.append(frame)
        transactions[id]?.bytes += bytes
        waitingBytes += bytes
    }

    /// Closes a transaction and returns the frames that waited for it.
    mutating func close(_ id: [UInt8]) -> Transaction? {
        let transaction = transactions.removeValue(forKey: id)
        waitingBytes -= transaction?.bytes ?? 0
        return transaction
    }

    /// Marks a transaction as too long, so that the server performs none of it.
    mutating func spoil(_ id: [UInt8]) { transactions[id]?.isTooLong = true }

    /// Whether the transactions of the session may hold that many more bytes.
    func mayWait(_ bytes: Int, in server: any ServerAccess) -> Bool {
        let bytes = waitingBytes + bytes
        return bytes <= server.limits.transactionBytes && server.keeps(unfinished: bytes)
    }

    /// The number of frames that wait in all transactions.
    var waitingFrames: Int { transactions.values.reduce(0) { $0 + $1.frames.count } }

    /// Returns the subscription with that id.
    func subscription(_ id: [UInt8]) -> Subscription? { subscriptions.first { $0.heard.id == id } }

    /// Returns the subscriptions to that target.
    func heard(at place: SubscriptionTarget) -> [StompReaderFormat.Subscription] {
        subscriptions.filter { $0.place == place }.map(\.heard)
    }

    /// Replaces any subscription with the same id, which was to a room that the user was forced to leave.
    mutating func subscribe(_ subscription: Subscription) {
        subscriptions.removeAll { $0.heard.id == subscription.heard.id }
        subscriptions.append(subscription)
        own = StompReaderFormat.OwnMessages(direct: heard(at: .direct), server: heard(at: .server))
    }

    mutating func unsubscribe(where isOver: (Subscription) -> Bool) {
        subscriptions.removeAll(where: isOver)
        own = StompReaderFormat.OwnMessages(direct: heard(at: .direct), server: heard(at: .server))
    }
}
