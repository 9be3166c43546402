public import Sockets
public import Threads

/// Runs a STOMP conversation with a server, and reconnects when the connection is lost.
///
/// 1. One thread connects and receives, another thread sends; the caller waits for neither.
/// 2. Either thread calls `onNews` when there are events; `takeNews` returns each event once and in order.
/// 3. The session is a value behind one lock. The session decides; this class asks it and performs its decisions.
public final class StompClient: Sendable {
    private let uri: EndpointURI
    private let patienceSeconds: Int
    private let state: Monitor<State>
    private let threads = ThreadCount()
    private let onNews: @Sendable () -> Void

    private struct State {
        var session: StompSession
        /// The current connection.
        var connection: ClientConnection?
        /// The bytes to send on the connection.
        var outgoing: [UInt8] = []
        /// Why the sending thread has given up the connection.
        var failure: ConnectionError?
    }

    /// Creates a conversation that has not started.
    ///
    /// - Parameter onNews: called whenever there may be events; it must not block.
    public init(
        _ wish: StompLogin, at uri: EndpointURI, patienceSeconds: Int = ClientConnection.usualPatienceSeconds,
        onNews: @escaping @Sendable () -> Void
    ) {
        self.uri = uri
        self.patienceSeconds = patienceSeconds
        state = Monitor(State(session: StompSession(wish)))
        self.onNews = onNews
    }

    /// Starts the two threads.
    ///
    /// - Throws: `ThreadCreationError` when a thread cannot be created.
    public func start() throws(ThreadCreationError) {
        try NamedThread.detached(name: "connection", counted: threads) { [self] in connectAndHear() }
        try NamedThread.detached(name: "speaker", counted: threads) { [self] in speak() }
    }

    // MARK: What any thread may call

    /// Reads or changes the session under the lock.
    public func withSession<Result>(_ body: (inout StompSession) -> Result) -> Result {
        let result = state.withLock { state in
            defer { state.outgoing += state.session.takeOutgoing() }
            return body(&state.session)
        }
        state.wakeAll()
        onNews()
        return result
    }

    /// Removes and returns the events to tell.
    public func takeNews() -> [ClientEvent] { state.withLock { $0.session.takeNews() } }

    /// The state of the conversation.
    public var phase: StompSession.Phase { state.withLock { $0.session.phase } }

    /// Waits until the session meets a condition or is over; returns false when the deadline comes first.
    @discardableResult
    public func wait(until deadline: Deadline, for isMet: (StompSession) -> Bool) -> Bool {
        state.wait(until: deadline) { state in
            state.session.isOver || isMet(state.session) ? true : nil
        } ?? false
    }

    /// Ends the conversation and its connection at once, even with bytes unsent.
    public func hangUp() {
        let connection = state.withLock { state in
            state.session.finish(failing: nil)
            return state.connection
        }
        connection?.hangUp()
        state.wakeAll()
    }

    // MARK: The thread that connects and hears

    private func connectAndHear() {
        while true {
            switch phase {
            case .connecting: converse()
            case .waiting(let time):
                // Only the end of the conversation ends this wait early.
                wait(until: Deadline(nanoseconds: time)) { _ in false }
                withSession { $0.tryAgain() }
            case .over:
                onNews()
                return
            case .greeting, .talking, .leaving: return  // a connection ends before this is asked
            }
        }
    }

    /// Makes one connection and serves it until it ends.
    private func converse() {
        do throws(ConnectionError) {
            let connection = try ClientConnection(to: uri, patienceSeconds: patienceSeconds)
            let isWanted = state.withLock { state in
                if state.session.isOver { return false }
                state.session.connected(at: Clock.monotonic())
                (state.connection, state.failure) = (connection, nil)
                state.outgoing = state.session.takeOutgoing()
                return true
            }
            state.wakeAll()
            if isWanted { lose(try hear(connection)) }
        } catch {
            lose("\(error)")
        }
    }

    /// Receives until the connection ends, and returns the reason.
    private func hear(_ connection: ClientConnection) throws(ConnectionError) -> String {
        while true {
            let deadline = state.withLock { Deadline(nanoseconds: $0.session.deadline) }
            switch try connection.receive(atMost: 64 << 10, until: deadline) {
            case .bytes(let bytes): withSession { $0.receive(bytes, at: Clock.monotonic()) }
            case .end: return state.withLock { $0.failure.map { "\($0)" } ?? "the server closed the connection" }
            case .timedOut:
                let isAlive = withSession { $0.pass(at: Clock.monotonic()) }
                if !isAlive { return "the server is silent" }
            }
            if state.withLock({ $0.session.isOver }) { return "" }
        }
    }

    private func lose(_ reason: String) {
        let connection = state.withLock { state in
            defer { (state.connection, state.outgoing) = (nil, []) }
            state.session.lost(reason, at: Clock.monotonic(), chance: Double.random(in: 0..<1))
            return state.connection
        }
        connection?.hangUp()
        state.wakeAll()
        onNews()
    }

    // MARK: The thread that sends

    private func speak() {
        while let (connection, bytes) = nextToSend() {
            do throws(ConnectionError) {
                try connection.send(bytes)
            } catch {
                state.withLock { $0.failure = error }
                connection.hangUp()
            }
        }
    }

    /// Waits for bytes to send; returns nil when there will be none.
    private func nextToSend() -> (ClientConnection, [UInt8])? {
        let next: (ClientConnection, [UInt8])?? = state.wait(until: .never) { state in
            if let connection = state.connection, state.failure == nil, !state.outgoing.isEmpty {
                defer { state.outgoing = [] }
                return .some((connection, state.outgoing))
            }
            return state.session.isOver ? .some(nil) : nil
        }
        return next ?? nil
    }
}
