public import Sockets
public import Threads

/// Has a conversation over STOMP with a server, and takes it up again when the connection is lost.
///
/// 1. One thread connects and hears, another one sends; whoever calls waits for neither.
/// 2. What there is to tell is told to `onNews`, by either thread: `takeNews` gives it, in its order and once.
/// 3. The session is a value behind one lock. It decides; what stands here asks it, and does as it says.
public final class StompClient: Sendable {
    private let uri: EndpointURI
    private let patienceSeconds: Int
    private let state: Monitor<State>
    private let threads = ThreadCount()
    private let onNews: @Sendable () -> Void

    private struct State {
        var session: StompSession
        /// The connection that there is now.
        var connection: ClientConnection?
        /// What is to be sent on it.
        var outgoing: [UInt8] = []
        /// Why the sender has given up the connection.
        var failure: ConnectionError?
    }

    /// A conversation that has not begun.
    ///
    /// - Parameter onNews: called whenever there may be something to tell; it must not wait.
    public init(
        _ wish: StompLogin, at uri: EndpointURI, patienceSeconds: Int = ClientConnection.usualPatienceSeconds,
        onNews: @escaping @Sendable () -> Void
    ) {
        self.uri = uri
        self.patienceSeconds = patienceSeconds
        state = Monitor(State(session: StompSession(wish)))
        self.onNews = onNews
    }

    /// Begins it.
    public func start() throws(ThreadCreationError) {
        try NamedThread.detached(name: "connection", counted: threads) { [self] in connectAndHear() }
        try NamedThread.detached(name: "speaker", counted: threads) { [self] in speak() }
    }

    // MARK: What any thread may call

    /// Asks the session for something, or tells it.
    public func withSession<Result>(_ body: (inout StompSession) -> Result) -> Result {
        let result = state.withLock { state in
            defer { state.outgoing += state.session.takeOutgoing() }
            return body(&state.session)
        }
        state.wakeAll()
        onNews()
        return result
    }

    /// What there is to tell, once.
    public func takeNews() -> [ClientEvent] { state.withLock { $0.session.takeNews() } }

    /// How it stands.
    public var phase: StompSession.Phase { state.withLock { $0.session.phase } }

    /// Waits until a condition of the session holds, or it is over; false when the deadline came first.
    @discardableResult
    public func wait(until deadline: Deadline, for isMet: (StompSession) -> Bool) -> Bool {
        state.wait(until: deadline) { state in
            state.session.isOver || isMet(state.session) ? true : nil
        } ?? false
    }

    /// Ends the connection, whatever is still on its way, and the conversation with it.
    public func hangUp() {
        let connection = state.withLock { state in
            state.session.end(failing: nil)
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
                // Only the end of it comes before its time.
                wait(until: Deadline(nanoseconds: time)) { _ in false }
                withSession { $0.tryAgain() }
            case .over:
                onNews()
                return
            case .greeting, .talking, .leaving: return  // a connection ends before this is asked
            }
        }
    }

    /// Makes one connection and has it out.
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

    /// Hears until the connection ends; why it did.
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

    /// Waits for something to send; nil when nothing more will be.
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
