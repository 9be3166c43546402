internal import Chat
internal import Dialects
internal import Sockets
internal import Synchronization
internal import Threads

/// What leaves on one connection.
///
/// 1. `offer` never waits. What the socket does not take at once is kept, and the drainer sends it.
/// 2. What is offered leaves in the order in which it was offered, whole line by whole line.
/// 3. What waits is bounded. Past the usual bound a client is behind: what is said in rooms is skipped for it, whole batches
///    of a room at a time, until half of the bound is free; then it is told in its place what it missed, by whoever comes
///    upon it. Direct messages past their bound are refused to the speaker. Nothing else is ever skipped.
/// 4. Past the last bound the client is given up: it gets the reason behind what was offered in one piece and is half
///    sent, and its handler, which is woken, ends the connection. Nobody else notices.
/// 5. `write`, `sendNow`, `cutShort` and `close` are for the connection's own handler alone; the first may wait.
/// 6. Everything that is done with the socket but receiving is done under this lock, and nothing there blocks. So nothing
///    is ever sent to a stranger on a reused descriptor.
final class Outbox: Sendable {
    private let state: Monitor<OutboxState>
    private let number: UInt64
    private let drainer: Drainer
    private let waker: ThreadWaker
    private let dead = Atomic<Bool>(false)

    /// - Parameters:
    ///   - number: the connection's own, never used again.
    ///   - server: the name in which a client is told what it missed.
    ///   - lastWords: what a client reads that is given up for reading too slowly.
    ///   - waker: wakes the connection's handler, when the client has been given up.
    init(
        socket: Socket, number: UInt64, bounds: OutboxBounds, server: String, lastWords: [UInt8], drainer: Drainer,
        waker: ThreadWaker
    ) {
        self.waker = waker
        self.number = number
        self.drainer = drainer
        state = Monitor(OutboxState(socket: socket, bounds: bounds, server: server, lastWords: lastWords))
    }

    /// Whether nothing that is offered can leave any more. Takes no lock: a handler asks before each line.
    var isDead: Bool { dead.load(ordering: .acquiring) }

    /// What broke the line, where sending was the first to meet it: an errno value.
    var fault: Int32? { state.withLock { $0.fault } }

    /// Whether the client was given up because it did not read.
    var isGivenUp: Bool { state.withLock { $0.isGivenUp } }

    /// Sends the bytes, whole lines, or keeps what can't be sent now. False for talk that the client, being behind, goes
    /// without: then the rest must be offered, with what is missed. False, too, for a direct message that can't be kept.
    @discardableResult
    func offer(_ bytes: SharedBytes, _ kind: OutboxPolicy.Kind = .news) -> Bool {
        change { $0.offer(bytes, kind) }
    }

    /// The same for bytes that go to this client alone.
    @discardableResult
    func offer(_ bytes: [UInt8], _ kind: OutboxPolicy.Kind = .news) -> Bool {
        bytes.isEmpty || offer(SharedBytes(bytes), kind)
    }

    /// In the place of talk that was not taken: the rest of it, which nobody may miss, and what the client misses. One who
    /// leaves the room by it is told before.
    func offer(
        rest: SharedBytes?, without missed: MissedMessages?, spelled spelling: EncodingClass, leaving: Bool = false
    ) {
        change { state in
            if leaving, let missed {
                state.skip(missed, spelling)
                state.tellWhatWasMissed(in: missed.room)
            }
            if let rest { state.offer(rest, .news) }
            if !leaving, let missed { state.skip(missed, spelling) }
        }
    }

    /// The client is told what it missed in a room, or in all, caught up or not, since it leaves.
    func tellWhatWasMissed(in room: RoomID? = nil) {
        change { if !$0.gap.parts.isEmpty { $0.tellWhatWasMissed(in: room) } }
    }

    /// Does something with what is guarded, and sees to what follows from it.
    private func change<Result>(_ body: (inout OutboxState) -> Result) -> Result {
        let (result, hasDied) = state.withLock { state in
            let wasDead = state.isDead
            let result = body(&state)
            watchIfNeeded(&state)
            return (result, state.isDead && !wasDead)
        }
        if hasDied { noteDeath() }
        return result
    }

    private func noteDeath() {
        dead.store(true, ordering: .releasing)
        state.wakeAll()
        waker.wake()
    }

    /// The bounds change, as they do when the client has logged in.
    func rebound(_ bounds: OutboxBounds) { state.withLock { $0.account.bounds = bounds } }

    /// Offers a long answer once little enough waits; a client that does not read for too long, in seconds, is given up.
    func write(_ bytes: [UInt8], patience: Int, interruption: Interruption) {
        let bytes = SharedBytes(bytes)
        while !isDead {
            let before = state.withLock { $0.account.progress }
            // It is offered under the same lock, so that nobody else takes the room in between.
            let hasDied = state.wait(until: .after(seconds: patience), interruption: interruption) { state -> Bool? in
                if state.isDead { return true }
                guard state.account.mayWrite(bytes.count) else { return nil }
                state.offer(bytes, .answer)
                watchIfNeeded(&state)
                return state.isDead
            }
            if let hasDied { return hasDied ? noteDeath() : () }
            if interruption.isRaised {
                offer(bytes, .answer)
                return
            }
            change { $0.losePatience(since: before) }
        }
    }

    /// What has been offered were the last words; whatever anybody still offers is let go.
    func conclude() { state.withLock { $0.isConcluded = true } }

    /// Sends what the socket takes at once; true as long as something waits.
    func sendNow() -> Bool {
        state.withLock { state in
            state.sendPending()
            return state.account.pending > 0
        }
    }

    /// Lets go of what waits but for a piece half sent and, if they are wanted, the last words; sends these as far as the
    /// kernel lets itself be persuaded to take them.
    func cutShort(keepingLastWords: Bool) { state.withLock { $0.cutShort(keepingLastWords: keepingLastWords) } }

    /// The socket takes bytes again, says the drainer.
    func drain() {
        let wake = state.withLock { state in
            state.isWatched = false
            state.sendPending()
            if state.account.hasCaughtUp { state.catchUp() }
            if state.account.pending == 0 { state.socket?.allow(stuckSeconds: Limits.stuckSeconds) }
            watchIfNeeded(&state)
            return (mayGoOn: state.account.mayWrite(), isDead: state.isDead)
        }
        if wake.isDead { noteDeath() } else if wake.mayGoOn { state.wakeAll() }
    }

    /// Nothing more will be sent; what the client still sends is read by the handler.
    func stopWriting() { state.withLock { $0.socket?.stopWriting() } }

    /// Gives the socket back, once, and lets go of what still waits.
    func close() {
        state.withLock { state in
            guard let socket = state.socket else { return }
            if state.wasWatched { drainer.forget(socket, number: number) }
            socket.close()
            state.socket = nil
            state.dropPending()
        }
        state.wakeAll()
    }

    private func watchIfNeeded(_ state: inout OutboxState) {
        guard let socket = state.socket, state.account.pending > 0, !state.isWatched else { return }
        guard drainer.watch(socket, number: number, outbox: self, again: state.wasWatched) else {
            return state.breakDown()
        }
        socket.allow(stuckSeconds: Limits.fullSeconds)
        state.isWatched = true
        state.wasWatched = true
    }
}
