internal import Chat
internal import Sockets
internal import Threads

/// What leaves on one connection.
///
/// 1. `offer` never waits. What the socket does not take at once is kept, and the drainer sends it.
/// 2. What is offered leaves in the order in which it was offered, whole line by whole line.
/// 3. What waits is bounded. Past the bound the client is given up: it gets the reason behind the line that is half sent,
///    and its handler, which is woken, ends the connection. Nobody else notices.
/// 4. `write`, `flush` and `close` are for the connection's own handler alone; the first two may wait.
/// 5. Everything that is done with the socket but receiving is done under this lock, and nothing there blocks. So nothing
///    is ever sent to a stranger on a reused descriptor.
final class Outbox: Sendable {
    private let state: Monitor<OutboxState>
    private let number: UInt64
    private let drainer: Drainer

    /// - Parameters:
    ///   - number: the connection's own, never used again.
    ///   - lastWords: what a client reads that is given up for reading too slowly.
    init(socket: Socket, number: UInt64, bound: Int, lastWords: [UInt8], drainer: Drainer) {
        self.number = number
        self.drainer = drainer
        state = Monitor(OutboxState(socket: socket, bound: bound, lastWords: lastWords))
    }

    /// What broke the line, where sending was the first to meet it: an errno value.
    var fault: Int32? { state.withLock { $0.fault } }

    /// Whether the client was given up because it did not read.
    var isGivenUp: Bool { state.withLock { $0.isGivenUp } }

    /// Sends the bytes, whole lines, or keeps what can't be sent now.
    func offer(_ bytes: SharedBytes) {
        let hasDied = state.withLock { state in
            let wasDead = state.isDead
            state.offer(bytes)
            watchIfNeeded(&state)
            return state.isDead && !wasDead
        }
        if hasDied { state.wakeAll() }
    }

    /// The same for bytes that go to this client alone.
    func offer(_ bytes: [UInt8]) {
        if !bytes.isEmpty { offer(SharedBytes(bytes)) }
    }

    /// The bound changes, as it does when the client has logged in.
    func rebound(_ bound: Int) { state.withLock { $0.account.bound = bound } }

    /// Offers a long answer once little enough waits; a client that does not read for too long is given up.
    func write(_ bytes: [UInt8], patience: Int, interruption: Interruption) {
        let deadline = Deadline.after(seconds: patience)
        let ready: Void? = state.wait(until: deadline, interruption: interruption) { state in
            state.account.mayWrite || state.isDead ? () : nil
        }
        if ready == nil && !interruption.isRaised {
            state.withLock { state in
                state.giveUp()
                watchIfNeeded(&state)
            }
        }
        offer(bytes)
    }

    /// What has been offered were the last words; whatever anybody still offers is let go.
    func conclude() { state.withLock { $0.isConcluded = true } }

    /// Waits until everything has left, or the line is dead; false when the deadline came first.
    @discardableResult
    func flush(until deadline: Deadline, interruption: Interruption? = nil) -> Bool {
        state.wait(until: deadline, interruption: interruption) {
            $0.account.pending == 0 || $0.socket == nil ? () : nil
        } != nil
    }

    /// The socket takes bytes again, says the drainer.
    func drain() {
        let wake = state.withLock { state in
            state.isWatched = false
            state.sendPending()
            if state.account.pending == 0 { state.socket?.allow(stuckSeconds: Limits.stuckSeconds) }
            watchIfNeeded(&state)
            return state.account.mayWrite || state.isDead
        }
        if wake { state.wakeAll() }
    }

    /// The handler that waits in the socket meets its end; anybody may call this.
    func stopReading() { state.withLock { $0.socket?.stopReading() } }

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
