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

    /// A usual frame is not counted, so that a frame for which a transaction has no room is refused and not a fault.
    var unfinished: Int { max(0, framer.unfinishedBytes - Limits.unfinishedStep) + state.waitingBytes }

    func overflow() -> ParsedInput { .fault(StompFault(reason: .bodyTooLong)) }

    /// Only the frames are found here: what they mean depends on what those before them lead to.
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
        case .end(let departure): router.end(departure, in: server)
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

/// What a conversation in STOMP remembers.
struct StompState {
    /// What a client has subscribed to.
    enum Place: Equatable {
        case room(RoomName)
        case direct
        case server

        /// What a destination stands for; nil where nobody can subscribe to it.
        init?(_ destination: ArraySlice<UInt8>) {
            switch try? StompDestination(destination) {
            case .room(let room): self = .room(room)
            case .direct: self = .direct
            case .answers: self = .server
            case .user, .server, nil: return nil
            }
        }
    }

    /// A subscription of the client, and what it is to.
    struct Subscription {
        let place: Place
        let heard: StompReaderFormat.Subscription
    }

    /// What waits to be committed.
    struct Transaction {
        var frames: [StompFrame] = []
        /// Bytes that it takes, about.
        var bytes = Limits.frameOverhead
        /// Whether there were more than may wait, so that none of it can happen.
        var isTooLong = false
    }

    /// The oldest first. A room that one was made to leave stands here until somebody subscribes again.
    private(set) var subscriptions: [Subscription] = []
    /// By which of them one hears what concerns oneself alone.
    private(set) var own = StompReaderFormat.Own.usual
    /// By their ids.
    private(set) var transactions: [[UInt8]: Transaction] = [:]
    /// The names that the client watches.
    var watched: Set<UserName> = []
    var heartBeats = HeartbeatIntervals.none
    /// How a refusal is told where a receipt was asked for.
    var refusalStyle = StompRequest.RefusalStyle.error
    /// Bytes that all transactions take, about.
    private(set) var waitingBytes = 0

    /// Opens a transaction.
    mutating func begin(_ id: [UInt8]) {
        transactions[id] = Transaction()
        waitingBytes += Limits.frameOverhead
    }

    /// Adds a frame to an open transaction.
    mutating func add(_ frame: StompFrame, _ bytes: Int, to id: [UInt8]) {
        transactions[id]?.frames.append(frame)
        transactions[id]?.bytes += bytes
        waitingBytes += bytes
    }

    /// Closes a transaction; what waited for it.
    mutating func close(_ id: [UInt8]) -> Transaction? {
        let transaction = transactions.removeValue(forKey: id)
        waitingBytes -= transaction?.bytes ?? 0
        return transaction
    }

    /// None of a transaction can happen any more, since more than may wait was to be in it.
    mutating func spoil(_ id: [UInt8]) { transactions[id]?.isTooLong = true }

    /// Whether so many bytes more may wait.
    func mayWait(_ bytes: Int, in server: any ServerAccess) -> Bool {
        let bytes = waitingBytes + bytes
        return bytes <= server.limits.transactionBytes && server.keeps(unfinished: bytes)
    }

    /// How many frames wait in all transactions.
    var waitingFrames: Int { transactions.values.reduce(0) { $0 + $1.frames.count } }

    /// The subscription with that id.
    func subscription(_ id: [UInt8]) -> Subscription? { subscriptions.first { $0.heard.id == id } }

    /// Those to a place.
    func heard(at place: Place) -> [StompReaderFormat.Subscription] {
        subscriptions.filter { $0.place == place }.map(\.heard)
    }

    /// Another one of that id was to a room that one was made to leave.
    mutating func subscribe(_ subscription: Subscription) {
        subscriptions.removeAll { $0.heard.id == subscription.heard.id }
        subscriptions.append(subscription)
        own = StompReaderFormat.Own(direct: heard(at: .direct), server: heard(at: .server))
    }

    mutating func unsubscribe(where isOver: (Subscription) -> Bool) {
        subscriptions.removeAll(where: isOver)
        own = StompReaderFormat.Own(direct: heard(at: .direct), server: heard(at: .server))
    }
}
