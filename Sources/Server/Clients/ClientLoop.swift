internal import Chat
internal import Dialects
internal import Sockets
internal import Threads

/// A client's conversation as its thread has it in hand: reading, and doing what is said.
struct ClientLoop {
    /// Who goes on within this time has not come to rest.
    private static let restMilliseconds: Int32 = 500
    /// Who has said nothing for so long may well say nothing again.
    private static let quietNanoseconds: UInt64 = 1_000_000_000

    let handler: ClientHandler
    let session: Session
    var dialect: any Dialect
    var router: RequestRouter
    private var allowance: LoginBudget
    var silence: IdleTimer
    var pulse: HeartbeatTimer
    /// Whether the line turned out to be dead while the client was held back.
    var isGone = false
    /// Whether the client may say nothing for long: it has just come in, or speaks seldom. Then what its thread has used
    /// of its stack is given back, which halves the memory of an idle client.
    private var isQuiet = false
    /// Bytes of what the client had begun and not finished when that was last reserved.
    private var unfinished = 0
    /// How many bytes came at once last time, and whether they were several things that the client said.
    private var lastPiece = 0
    private var wasBurst = false

    init(_ handler: ClientHandler, _ session: Session, speaking dialect: any Dialect) {
        let limits = session.limits
        self.handler = handler
        self.session = session
        self.dialect = dialect
        router = RequestRouter(limits: limits, hasCurrentRoom: session.encodingClass.hasCurrentRoom)
        allowance = LoginBudget(limits)
        silence = IdleTimer(limits, at: Clock.monotonic())
        pulse = HeartbeatTimer(at: Clock.monotonic())
    }

    /// Reads and does what the client says, until one side has had enough.
    mutating func converse() -> Departure {
        let loginDeadline =
            session.encodingClass.hasLogin ? Deadline.after(seconds: session.limits[.loginSeconds]) : .never
        var greeting = greetingDeadline
        while true {
            let deadline = router.isPresent ? silenceDeadline : min(loginDeadline, greeting)
            let isReadable =
                isGoingOn() || waitForClient(.readable, milliseconds: deadline.pollTimeout)
            if let departure = handler.forcedDeparture { return departure }
            // However busy a visitor looks.
            if !router.isPresent && loginDeadline.hasPassed { return .loginTimedOut }
            let isSilent = !isReadable && greeting.hasPassed
            if isReadable || isSilent { greeting = .never }
            if isSilent {
                greet()
            } else if !isReadable && deadline.hasPassed {
                if let departure = breakSilence() ?? keepPulse() { return departure }
            } else if let departure = receive() {
                return departure
            }
        }
    }

    /// Whether a client that may say nothing for long says more at once. Else it has come to rest; who goes on would pay for
    /// what is given back then a fifth of what a short visit costs.
    private mutating func isGoingOn() -> Bool {
        if !isQuiet { return false }
        isQuiet = false
        if waitForClient(.readable, milliseconds: ClientLoop.restMilliseconds) { return true }
        NamedThread.releaseStack()
        return false
    }

    /// Takes what has come. The buffer is there only meanwhile, not in the frame that waits: most clients are idle most of
    /// the time. A usual piece fits on the stack; for who sent more last time, the heap is worth its price.
    @inline(never)
    private mutating func receive() -> Departure? {
        if lastPiece < ClientHandler.usualPiece {
            withUnsafeTemporaryAllocation(byteCount: ClientHandler.usualPiece, alignment: 16) { receive(into: $0) }
        } else {
            withUnsafeTemporaryAllocation(byteCount: ClientHandler.largestPiece, alignment: 16) { receive(into: $0) }
        }
    }

    private mutating func receive(into buffer: UnsafeMutableRawBufferPointer) -> Departure? {
        switch handler.socket.receive(into: buffer) {
        case .bytes(var count):
            if wasBurst && count < lastPiece {
                count += rest(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
            }
            lastPiece = count
            hear(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            return departure
        case .nothing: return nil
        case .end: return handler.forcedDeparture ?? handler.departureByFault(handler.outbox.fault)
        case .broken(let code): return handler.departureByFault(code)
        }
    }

    /// Where a client sends in bursts and less has come than last time, the rest is given time to come: fifty busy rooms then
    /// send a quarter less often.
    private func rest(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        NamedThread.yield()
        return if case .bytes(let count) = handler.socket.receive(into: buffer) { count } else { 0 }
    }

    private mutating func hear(_ bytes: UnsafeRawBufferPointer) {
        refresh()
        let wasPresent = router.isPresent
        let now = Clock.monotonic()
        isQuiet = silence.span(until: now) >= ClientLoop.quietNanoseconds
        silence.hear(at: now)
        pulse.hear(at: now)
        bytes.withMemoryRebound(to: UInt8.self) { take($0.span, at: now) }
        boundUnfinished(at: now)
        if router.isPresent && !wasPresent { isQuiet = true }
        session.flush()
        beatIfDue()
        // What came behind the login in the same piece is no visitor's any more.
        if !router.isPresent { allowance.spend(bytes: bytes.count) }
    }

    private mutating func take(_ bytes: Span<UInt8>, at now: UInt64) {
        let all = dialect.read(bytes)
        wasBurst = all.count > 1
        // In STOMP, what has been read may already say how it is to be answered.
        session.spell(dialect.encodingClass)
        for incoming in all {
            // What was read from a client that has gone meanwhile is not done any more.
            if isGone || router.isOver || handler.interruption.isRaised || handler.outbox.isDead { return }
            allowance.spendLine()
            if hasFlooded { return }
            let moment = Clock.monotonic()
            dialect.perform(incoming, &router, at: moment, in: session)
            router.pay(at: moment)
            session.spell(dialect.encodingClass)
            pulse.adopt(dialect.heartBeats, at: now)
            holdBack()
        }
    }

    /// Reserves what the client has begun, or gives it back; what can't be kept ends the conversation.
    private mutating func boundUnfinished(at now: UInt64) {
        let bytes = dialect.unfinished
        if bytes == unfinished { return }
        unfinished = bytes
        if router.isOver || session.keeps(unfinished: bytes) { return }
        dialect.perform(dialect.overflow(), &router, at: now, in: session)
    }

    mutating func refresh() {
        guard session.refresh() else { return }
        router.adopt(session.limits)
        silence.adopt(session.limits)
    }

    private var departure: Departure? {
        if let departure = handler.forcedDeparture { return departure }
        if router.isOver { return router.departure ?? .signedOff(nil) }
        if handler.outbox.isDead {
            return handler.forcedDeparture ?? handler.departureByFault(handler.outbox.fault)
        }
        return hasFlooded ? .loginFlooded : nil
    }

    private var hasFlooded: Bool {
        !router.isPresent && allowance.isExceeded && session.encodingClass.hasLogin
    }
}
