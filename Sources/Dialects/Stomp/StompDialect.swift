internal import Chat
internal import Wire

/// Frames for programs in any language (STOMP 1.0 to 1.2), for one conversation.
struct StompDialect: Dialect {
    private var framer: StompFramer
    private var state = StompState()

    init(_ limits: Limits) {
        framer = StompFramer(
            atServer: true,
            bounds: StompBounds(
                headers: Limits.frameHeaders, headerBytes: Limits.frameHeaderBytes, bodyBytes: limits[.frame]))
    }

    var encodingClass: EncodingClass { .stomp(StompReader(framer.version)) }

    var heartBeats: HeartBeats { state.heartBeats }

    /// Only the frames are found here: what they mean depends on what those before them lead to.
    mutating func read(_ piece: Span<UInt8>) -> [Incoming] {
        var read: [Incoming] = []
        framer.feed(piece, frame: { read.append(.frame($0)) }, fault: { read.append(.fault($0)) })
        return read
    }

    mutating func perform(
        _ incoming: Incoming, _ conversation: inout Conversation, at now: UInt64, in house: any House
    ) {
        switch incoming {
        case .frame(let frame):
            var exchange = exchange(frame, conversation, now, house)
            exchange.perform()
            state = exchange.state
            conversation = exchange.conversation
        case .fault(let fault):
            let frame = StompFrame(fault.command ?? .error, fault.headers)
            var exchange = exchange(frame, conversation, now, house)
            exchange.fail(StompWording.refusal(fault))
            conversation = exchange.conversation
        case .request(let request): conversation.handle(request, at: now, in: house)
        case .refusal(let refusal): house.refuse(refusal)
        case .reply(let bytes): house.reply(bytes)
        case .end(let departure): conversation.end(departure, in: house)
        case .line: break  // of other dialects
        }
    }

    private func exchange(
        _ frame: StompFrame, _ conversation: Conversation, _ now: UInt64, _ house: any House
    ) -> StompExchange {
        StompExchange(
            frame: frame, version: framer.version, state: state, conversation: conversation, now: now, house: house)
    }
}

/// What a conversation in STOMP remembers.
struct StompState {
    /// A room that one hears.
    struct Subscription {
        let room: RoomName
        /// Whether the client acknowledges what it has read.
        let isAcknowledged: Bool
    }

    /// What waits to be committed.
    struct Transaction {
        var frames: [StompFrame] = []
        /// Whether there were more than may wait, so that none of it can happen.
        var isTooLong = false
    }

    /// By their ids. A room that one was made to leave stands here until its subscription is used again.
    var subscriptions: [[UInt8]: Subscription] = [:]
    /// By their ids.
    var transactions: [[UInt8]: Transaction] = [:]
    var heartBeats = HeartBeats.none
    /// How a refusal is told where a receipt was asked for.
    var refusalStyle = StompRequest.RefusalStyle.error

    /// How many frames wait in all transactions.
    var waitingFrames: Int { transactions.values.reduce(0) { $0 + $1.frames.count } }
}
