internal import Chat
internal import Dialects
internal import Sockets
internal import Threads

/// One client's connection, and the one thread that reads it.
///
/// The thread waits for its socket, until its nearest deadline; for a room's queue when that is full, and for a room's
/// ticket; and for its own outbox while it writes a long answer. `end` may be called by anybody and wakes it from all of that.
final class ClientHandler: @unchecked Sendable {
    // Unchecked: `dialect`, `conversation`, `allowance`, `silence`, `pulse` and `isGone` are touched by the handler's thread
    // alone, which is started after they are set; the rest is immutable or guards itself.
    static let receiveBuffer = 4_096
    /// Who goes on within this time has not come to rest.
    private static let restMilliseconds: Int32 = 250
    /// Who has said nothing for so long may well say nothing again.
    private static let quietNanoseconds: UInt64 = 1_000_000_000

    let number: UInt64
    let from: PeerAddress
    let server: ServerCore
    let socket: Socket
    let outbox: Outbox
    private let user: User
    let interruption = Interruption()
    private let ending = Locked<Departure?>(nil)
    var dialect: any Dialect
    var conversation: Conversation
    private var allowance: LoginAllowance
    var silence: Silence
    var pulse: Pulse
    /// Whether the line turned out to be dead while the handler held the client back.
    var isGone = false
    /// Whether the client may say nothing for long: it has just come in, or speaks seldom. Then what its thread has used
    /// of its stack is given back, which halves the memory of an idle client.
    private var isQuiet = false
    /// Whether the client said several things at once last time.
    private var isTalkative = false

    init(
        server: ServerCore, socket: Socket, number: UInt64, from: PeerAddress, dialect: DialectName, lastWords: [UInt8]
    ) {
        let limits = server.settings.limits
        self.server = server
        self.socket = socket
        self.number = number
        self.from = from
        self.dialect = dialect.begin(limits)
        allowance = LoginAllowance(limits)
        silence = Silence(limits, at: Clock.monotonic())
        pulse = Pulse(at: Clock.monotonic())
        let encodingClass = self.dialect.encodingClass
        conversation = Conversation(limits: limits, hasCurrentRoom: encodingClass.hasCurrentRoom)
        outbox = Outbox(
            socket: socket, number: number,
            bounds: OutboxBounds(limits[encodingClass.hasLogin ? .loginOutbox : .outbox]), server: server.settings.name,
            lastWords: lastWords, drainer: server.drainer)
        user = User(id: UserID(number), outbox: outbox, encodingClass: encodingClass)
    }

    /// Ends the connection for that reason, wherever its handler waits.
    func end(_ departure: Departure) {
        ending.withLock { if $0 == nil { $0 = departure } }
        interruption.raise()
        outbox.stopReading()
    }

    /// The thread's life.
    func run() {
        let session = Session(server: server, user: user, from: from, interruption: interruption)
        let departure = converse(session)
        let hasLoggedIn = conversation.isPresent
        conversation.end(departure, in: session)
        session.flush()
        outbox.conclude()
        hangUp(
            departure, patience: hasLoggedIn ? Limits.writePatienceSeconds : server.settings.limits[.shutdownSeconds])
        server.remove(self, departure, known: user.loggedName)
    }

    /// Reads and does what the client says, until one side has had enough.
    private func converse(_ session: Session) -> Departure {
        let loginDeadline =
            dialect.encodingClass.hasLogin ? Deadline.after(seconds: session.limits[.loginSeconds]) : .never
        while true {
            let deadline = conversation.isPresent ? silenceDeadline : loginDeadline
            if isQuiet {
                isQuiet = false
                // Who goes on at once would pay for it: a fifth of what a short visit costs.
                let hasMore = socket.wait(for: .readable, milliseconds: ClientHandler.restMilliseconds)
                if !hasMore { Worker.releaseStack() }
            }
            let isReadable = socket.wait(for: .readable, milliseconds: deadline.pollTimeout)
            if let departure = forcedDeparture() { return departure }
            if !isReadable && deadline.hasPassed {
                if !conversation.isPresent { return .loginTimedOut }
                if let departure = breakSilence(session) ?? keepPulse() { return departure }
            } else if let departure = receive(session) {
                return departure
            }
        }
    }

    /// Takes what has come. The buffer is there only meanwhile, not in the frame that waits: most clients are idle most of
    /// the time.
    @inline(never)
    private func receive(_ session: Session) -> Departure? {
        // Where a client sends in bursts, more of the burst can gather: fifty busy rooms then send a quarter less often.
        if isTalkative { Worker.yield() }
        return withUnsafeTemporaryAllocation(byteCount: ClientHandler.receiveBuffer, alignment: 16) { buffer in
            switch socket.receive(into: buffer) {
            case .bytes(let count):
                refresh(session)
                let wasPresent = conversation.isPresent
                let now = Clock.monotonic()
                isQuiet = silence.span(until: now) >= ClientHandler.quietNanoseconds
                silence.hear(at: now)
                pulse.hear(at: now)
                take(UnsafeRawBufferPointer(rebasing: buffer[..<count]), session)
                if conversation.isPresent && !wasPresent { isQuiet = true }
                session.flush()
                beatIfDue()
                // What came behind the login in the same piece is no visitor's any more.
                if !conversation.isPresent { allowance.spend(bytes: count) }
                return departure(session)
            case .nothing: return nil
            case .end: return forcedDeparture() ?? departureByFault(outbox.fault)
            case .broken(let code): return departureByFault(code)
            }
        }
    }

    func refresh(_ session: Session) {
        guard session.refresh() else { return }
        conversation.adopt(session.limits)
        silence.adopt(session.limits)
    }

    private func take(_ bytes: UnsafeRawBufferPointer, _ session: Session) {
        bytes.withMemoryRebound(to: UInt8.self) { bytes in
            let all = dialect.read(bytes.span)
            isTalkative = all.count > 1
            for incoming in all {
                if isGone || conversation.isOver || forcedDeparture() != nil { return }
                allowance.spendLine()
                if hasFlooded { return }
                // In STOMP, what has been read may already say how it is to be answered.
                session.spell(dialect.encodingClass)
                dialect.perform(incoming, &conversation, at: Clock.monotonic(), in: session)
                session.spell(dialect.encodingClass)
                pulse.adopt(dialect.heartBeats, at: Clock.monotonic())
                holdBack(session)
            }
        }
    }

    private func departure(_ session: Session) -> Departure? {
        if let departure = forcedDeparture() { return departure }
        if conversation.isOver { return conversation.departure ?? .signedOff(nil) }
        return hasFlooded ? .loginFlooded : nil
    }

    private var hasFlooded: Bool {
        !conversation.isPresent && allowance.isExceeded && dialect.encodingClass.hasLogin
    }

    func forcedDeparture() -> Departure? {
        if outbox.isGivenUp { return .tooSlow }
        return interruption.isRaised ? ending.withLock { $0 } : nil
    }
}
