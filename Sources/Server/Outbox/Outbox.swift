internal import Chat
internal import Dialects
internal import Sockets
internal import Synchronization
internal import Threads

/// Sends bytes to one client.
///
/// 1. `offer` never waits. Bytes that the socket does not take at once are kept, and the drainer sends them.
/// 2. Bytes leave in the order in which they were offered, whole line by whole line.
/// 3. The waiting bytes are bounded. Past the usual bound a client is behind: whole batches of room messages are
///    skipped for it until half of the bound is free. The next thread that uses the outbox then adds a notice of the
///    gap in its place. Direct messages past their bound are refused to the speaker. Nothing else is ever skipped.
/// 4. Past the last bound the client is given up: it gets the reason behind the piece that is half sent, and its
///    handler is woken and ends the connection. No other client notices.
/// 5. Only the connection's own handler calls `write`, `sendNow`, `cutShort` and `close`; `write` may wait.
/// 6. Every use of the socket except receiving happens under this lock and does not block. So no bytes ever go to
///    another client on a reused descriptor.
final class Outbox: Sendable {
    private let state: Monitor<OutboxState>
    private let number: UInt64
    private let drainer: Drainer
    private let waker: ThreadWaker
    private let dead = Atomic<Bool>(false)

    /// - Parameters:
    ///   - number: the connection's own number, never used again.
    ///   - server: the server name in notices of a gap.
    ///   - lastWords: the text for a client that is given up for reading too slowly.
    ///   - waker: wakes the connection's handler when the client has been given up.
    init(
        transport: Transport, number: UInt64, bounds: OutboxBounds, server: String, lastWords: [UInt8],
        drainer: Drainer, waker: ThreadWaker
    ) {
        self.waker = waker
        self.number = number
        self.drainer = drainer
        state = Monitor(OutboxState(transport: transport, bounds: bounds, server: server, lastWords: lastWords))
    }

    /// Whether offered bytes can no longer leave. Takes no lock: a handler asks before each line.
    var isDead: Bool { dead.load(ordering: .acquiring) }

    /// The errno value with which sending failed, if sending met the error first.
    var fault: Int32? { state.withLock { $0.fault } }

    /// Whether the client was given up because it did not read.
    var isGivenUp: Bool { state.withLock { $0.isGivenUp } }

    /// Sends the bytes, whole lines, or keeps what can't be sent now. Returns false when the client is behind and skips
    /// room messages: the caller must then offer the rest, with the missed messages. Also returns false for a direct
    /// message that can't be kept.
    @discardableResult
    func offer(_ bytes: SharedBytes, _ kind: OutboxPolicy.Kind = .news) -> Bool {
        change { $0.offer(bytes, kind) }
    }

    /// Offers bytes that go to this client alone, in the same way.
    @discardableResult
    func offer(_ bytes: [UInt8], _ kind: OutboxPolicy.Kind = .news) -> Bool {
        bytes.isEmpty || offer(SharedBytes(bytes), kind)
    }

    /// Offers, in place of a skipped batch, the part that no client may miss, and records the missed messages. A user
    /// who leaves the room with this batch gets the notice of the gap first.
    func offer(
        rest: SharedBytes?, without missed: MissedMessages?, spelled spelling: EncodingClass, leaving: Bool = false
    ) {
        change { state in
            if leaving, let missed {
                state.skip(missed, spelling)
                state.announceGap(in: missed.room)
            }
            if let rest { state.offer(rest, .news) }
            if !leaving, let missed { state.skip(missed, spelling) }
        }
    }

    /// Sends the notice of what the client missed in one room or in all rooms, even before it has caught up, since it
    /// leaves.
    func announceGap(in room: RoomID? = nil) {
        change { if !$0.gap.parts.isEmpty { $0.announceGap(in: room) } }
    }

    /// Gives the client up, as a slow reader.
    func giveUp() { change { $0.giveUp() } }

    /// Has the drainer send what the transport's layer has made by itself, such as the end of a handshake.
    func watchOutput() { change { _ in } }

    /// Changes the guarded state and carries out what follows from the change.
    private func change<Result>(_ body: (inout OutboxState) -> Result) -> Result {
        let (result, hasDied) = state.withLock { state in
            let wasDead = state.isDead
            let result = body(&state)
            watchIfNeeded(&state)
            return (result, state.isDead && !wasDead)
        }
        if hasDied { publishDeath() }
        return result
    }

    private func publishDeath() {
        dead.store(true, ordering: .releasing)
        state.wakeAll()
        waker.wake()
    }

    /// Changes the bounds, for example when the client has logged in.
    func rebound(_ bounds: OutboxBounds) { state.withLock { $0.account.bounds = bounds } }

    /// Offers a long reply once few enough bytes wait. A client that does not read for `patience` seconds is
    /// disconnected. Nothing follows the last words, not even a room message offered at the same moment.
    func write(_ bytes: [UInt8], patience: Int, interruption: Interruption, areLastWords: Bool = false) {
        let bytes = SharedBytes(bytes)
        while !isDead {
            let before = state.withLock { $0.account.progress }
            // The offer happens under the same lock, so that no other thread takes the space in between.
            let hasDied = state.wait(until: .after(seconds: patience), interruption: interruption) { state -> Bool? in
                if state.isDead { return true }
                guard state.account.mayWrite(bytes.count) else { return nil }
                state.offer(bytes, .answer)
                state.isConcluded = areLastWords
                watchIfNeeded(&state)
                return state.isDead
            }
            if let hasDied { return hasDied ? publishDeath() : () }
            if interruption.isRaised {
                return change { state in
                    state.offer(bytes, .answer)
                    state.isConcluded = areLastWords
                }
            }
            change { $0.losePatience(since: before) }
        }
    }

    /// Discards later offers.
    func conclude() { state.withLock { $0.isConcluded = true } }

    /// Sends what the socket takes at once. Returns true while bytes still wait.
    func sendNow() -> Bool {
        state.withLock { state in
            state.sendPending()
            return state.hasPending
        }
    }

    /// Discards the waiting bytes except a half-sent piece and, if wanted, the last words; sends these as far as the
    /// kernel can be made to take them.
    func cutShort(keepingLastWords: Bool) { state.withLock { $0.cutShort(keepingLastWords: keepingLastWords) } }

    /// Sends waiting bytes when the drainer finds that the socket takes bytes again.
    func drain() {
        let wake = state.withLock { state in
            state.isWatched = false
            state.sendPending()
            if state.account.hasCaughtUp { state.catchUp() }
            if !state.hasPending { state.transport?.allow(stuckSeconds: Limits.stuckSeconds) }
            watchIfNeeded(&state)
            return (mayGoOn: state.account.mayWrite(), isDead: state.isDead)
        }
        if wake.isDead { publishDeath() } else if wake.mayGoOn { state.wakeAll() }
    }

    /// Ends sending; the handler still reads what the client sends.
    func finish() { state.withLock { $0.transport?.finish() } }

    /// Closes the socket, once, and discards the waiting bytes.
    func close() {
        state.withLock { state in
            guard let transport = state.transport else { return }
            if state.wasWatched { drainer.forget(transport, number: number) }
            transport.close()
            state.transport = nil
            state.dropPending()
        }
        state.wakeAll()
    }

    private func watchIfNeeded(_ state: inout OutboxState) {
        guard let transport = state.transport, !state.isWatched, state.hasPending else { return }
        guard drainer.watch(transport, number: number, outbox: self, again: state.wasWatched) else {
            return state.breakDown()
        }
        transport.allow(stuckSeconds: Limits.fullSeconds)
        state.isWatched = true
        state.wasWatched = true
    }
}
