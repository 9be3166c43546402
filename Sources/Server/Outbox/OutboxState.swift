internal import Chat
internal import Dialects
internal import Sockets

/// The state that an outbox guards: the transport, the waiting bytes, and their accounting.
struct OutboxState {
    /// Waiting bytes: a part of shared bytes.
    private struct Waiting {
        /// Set to nil as soon as the bytes have been sent.
        var bytes: SharedBytes?
        var start: Int
        let kind: OutboxPolicy.Kind
    }

    var transport: Transport?
    var account: OutboxPolicy
    var isWatched = false
    var wasWatched = false
    private(set) var isGivenUp = false
    /// Whether the last words have been offered, so that nothing may follow them.
    var isConcluded = false
    /// The errno value that broke the connection, if any.
    private(set) var fault: Int32?
    private var waiting: [Waiting] = []
    private var first = 0
    private(set) var gap = Gap<EncodingClass>()
    private let isLayered: Bool
    private let server: String
    private let lastWords: [UInt8]

    init(transport: Transport, bounds: OutboxBounds, server: String, lastWords: [UInt8]) {
        self.transport = transport
        isLayered = transport.isLayered
        self.server = server
        self.lastWords = lastWords
        account = OutboxPolicy(bounds)
    }

    /// Whether offered bytes can no longer leave.
    var isDead: Bool { transport == nil || fault != nil || isGivenUp }

    /// Sends or keeps the bytes. Returns false when the client is behind and skips them, or can't take a direct
    /// message.
    @discardableResult
    mutating func offer(_ bytes: SharedBytes, _ kind: OutboxPolicy.Kind) -> Bool {
        guard let transport, !isDead, !isConcluded else { return true }
        switch account.offered(bytes.count, kind) {
        case .sendAtOnce:
            switch transport.send(bytes.all) {
            case .bytes(bytes.count): break
            case .bytes(let sent): keep(bytes, from: sent, kind)
            case .broken(let code): fault = code
            }
        case .keep: keep(bytes, from: 0, kind)
        case .skip, .refuse: return false
        case .giveUp: giveUp()
        }
        return true
    }

    /// Keeps the whole rest of an offer that a full socket did not take. The rest is within the bound, since a batch
    /// takes at most half of it. Only a single larger message, or the names in a very large room, exceed the bound,
    /// once.
    private mutating func keep(_ bytes: SharedBytes, from start: Int, _ kind: OutboxPolicy.Kind) {
        waiting.append(Waiting(bytes: bytes, start: start, kind: kind))
        account.kept(bytes.count - start, kind)
    }

    /// Records messages that the client misses. The client may have caught up since it was found to be behind.
    mutating func skip(_ missed: MissedMessages, _ spelling: EncodingClass) {
        if isDead || isConcluded { return }
        account.fallBehind()
        gap.record(missed, spelling)
        if account.hasCaughtUp { catchUp() }
        if gap.isFull { announceGap() }
    }

    /// Ends skipping once the client has received the notice of the gap.
    mutating func catchUp() {
        announceGap()
        account.catchUp()
    }

    /// Adds the notice of the gap behind all waiting bytes, so that it stands where the messages are missing.
    mutating func announceGap(in room: RoomID? = nil) {
        var bytes: [UInt8] = []
        for part in gap.take(room) { part.spelling.encode(part.missed, at: server, into: &bytes) }
        if !bytes.isEmpty { offer(SharedBytes(bytes), .news) }
    }

    /// Whether bytes wait here or in the transport's layer. Inlined, since each send asks.
    @inline(__always) var hasPending: Bool { account.pending > 0 || isLayered && hasPendingOutput }

    private var hasPendingOutput: Bool { (transport?.pendingOutput ?? 0) > 0 }

    mutating func sendPending() {
        if isLayered, let transport, transport.pendingOutput > 0 {
            if let code = transport.flush() {
                fault = code
                return dropPending()
            }
            if transport.pendingOutput > 0 { return }
        }
        while let transport, first < waiting.count, let bytes = waiting[first].bytes {
            let rest = UnsafeRawBufferPointer(rebasing: bytes.all[waiting[first].start...])
            switch transport.send(rest) {
            case .bytes(let sent):
                account.sent(sent, waiting[first].kind)
                waiting[first].start += sent
                if sent < rest.count { return }
                dropFirst()
            case .broken(let code):
                fault = code
                return dropPending()
            }
        }
    }

    private mutating func dropFirst() {
        waiting[first].bytes = nil
        first += 1
        if first == waiting.count {
            waiting.removeAll(keepingCapacity: waiting.capacity <= 64)
            first = 0
        }
        if first < 64 || first * 2 < waiting.count { return }
        waiting.removeFirst(first)
        first = 0
    }

    /// Marks the connection as broken, although no system call has said so.
    mutating func breakDown() {
        fault = 0
        dropPending()
        transport?.stopReading()
    }

    mutating func dropPending() {
        waiting = []
        first = 0
        gap = Gap()
        account.dropped()
    }

    /// Ends the wait of the client's own handler. A client that may be behind gets more time as long as it reads.
    mutating func losePatience(since progress: Int) {
        if !account.bounds.skipsTalk || account.progress == progress { giveUp() }
    }

    /// Drops the waiting bytes except a half-sent piece, and adds the reason behind it. The caller must wake the
    /// handler.
    mutating func giveUp() {
        if isDead { return }
        dropPending(but: lastWords.isEmpty ? nil : SharedBytes(lastWords))
        isGivenUp = true
        sendPending()
    }

    /// Ends the output before all waiting bytes could leave. The last waiting piece holds the last words. The kernel is
    /// made to take more than usual, since a reader must not find half a line at the end.
    mutating func cutShort(keepingLastWords: Bool) {
        guard let transport, hasPending else { return }
        if let last = waiting.last {
            dropPending(but: keepingLastWords && (last.start == 0 || waiting.count - first > 1) ? last.bytes : nil)
        }
        transport.widen(sendBuffer: Limits.lastSendBuffer)
        sendPending()
    }

    /// Drops the waiting bytes except a half-sent piece, and puts the last words behind it.
    private mutating func dropPending(but words: SharedBytes?) {
        let unfinished = first < waiting.count && waiting[first].start > 0 ? waiting[first] : nil
        dropPending()
        if let unfinished, let bytes = unfinished.bytes { keep(bytes, from: unfinished.start, unfinished.kind) }
        if let words { keep(words, from: 0, .news) }
    }
}
