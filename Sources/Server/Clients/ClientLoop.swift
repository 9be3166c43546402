internal import Chat
internal import Dialects
internal import Sockets
internal import Threads

/// The conversation with one client, as its handler thread runs it: reading input and handling it.
struct ClientLoop {
    /// The time in milliseconds after which a client that has sent nothing more counts as idle.
    private static let restMilliseconds: Int32 = 500
    /// The silence in nanoseconds after which a client is expected to stay silent.
    private static let quietNanoseconds: UInt64 = 1_000_000_000

    let handler: ClientHandler
    let session: Session
    var dialect: any Dialect
    var router: RequestRouter
    private var allowance: LoginBudget
    var silence: IdleTimer
    var pulse: HeartbeatTimer
    /// Whether the connection was found dead while the client was held back.
    var isGone = false
    /// Whether the client may stay silent for long, because it has just connected or seldom sends. The thread then
    /// gives back the stack memory that it has used, which halves the memory of an idle client.
    private var isQuiet = false
    /// The number of bytes of unfinished input at the time of the last reservation.
    private var unfinished = 0
    /// The number of bytes that the last piece had, and whether it held several messages.
    private var lastPiece = 0
    private var wasBurst = false

    init(_ handler: ClientHandler, _ session: Session, speaking dialect: any Dialect) {
        let limits = session.limits
        self.handler = handler
        self.session = session
        self.dialect = dialect
        router = RequestRouter(limits: limits, hasCurrentRoom: session.encodingClass.traits.hasCurrentRoom)
        allowance = LoginBudget(limits)
        silence = IdleTimer(limits, at: Clock.monotonic())
        pulse = HeartbeatTimer(at: Clock.monotonic())
    }

    /// Reads and handles input until the client or the server ends the conversation.
    mutating func converse() -> Departure {
        let loginDeadline = session.encodingClass.traits.hasLogin ? handler.loginDeadline : .never
        var greeting = greetingDeadline
        while true {
            let deadline = router.isPresent ? silenceDeadline : min(loginDeadline, greeting)
            let arrival = nextOfBurst() ?? waitForInput(milliseconds: deadline.pollTimeout)
            let isReadable = arrival != nil
            if let departure = handler.forcedDeparture { return departure }
            // The login deadline also applies to a visitor that sends busily.
            if !router.isPresent && loginDeadline.hasPassed { return .loginTimedOut }
            let isSilent = !isReadable && greeting.hasPassed
            if isReadable || isSilent { greeting = .never }
            if isSilent {
                greet()
            } else if !isReadable && deadline.hasPassed {
                if let departure = breakSilence() ?? keepPulse() { return departure }
            } else if let departure = receive(arrival ?? .usual) {
                return departure
            }
        }
    }

    /// Returns the input that a client which may be silent for long sends at once, or nil. After nil the client has come
    /// to rest. For a client that goes on, giving back the stack would cost a fifth of a short visit.
    private mutating func nextOfBurst() -> Transport.Arrival? {
        if !isQuiet { return nil }
        isQuiet = false
        if let arrival = waitForInput(milliseconds: ClientLoop.restMilliseconds) { return arrival }
        NamedThread.releaseStack()
        return nil
    }

    /// Receives and handles the bytes that have arrived. The buffer exists only during this call and not in the frame
    /// that waits, since most clients are idle most of the time. A usual piece fits on the stack; a client that sent
    /// more last time gets a buffer on the heap.
    @inline(never)
    private mutating func receive(_ arrival: Transport.Arrival) -> Departure? {
        if arrival != .usual {
            dialect.announceUrgentData(endsFirst: arrival == .atUrgentMark)
            // No second piece is received along, since it could begin at the urgent mark.
            wasBurst = false
        }
        return receive()
    }

    private mutating func receive() -> Departure? {
        if lastPiece < ClientHandler.usualPiece {
            withUnsafeTemporaryAllocation(byteCount: ClientHandler.usualPiece, alignment: 16) { receive(into: $0) }
        } else {
            withUnsafeTemporaryAllocation(byteCount: ClientHandler.largestPiece, alignment: 16) { receive(into: $0) }
        }
    }

    private mutating func receive(into buffer: UnsafeMutableRawBufferPointer) -> Departure? {
        let received = handler.transport.receive(into: buffer)
        if handler.transport.isLayered && handler.transport.pendingOutput > 0 { handler.outbox.watchOutput() }
        switch received {
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

    /// Waits briefly for the rest of a burst when less has arrived than last time: fifty busy rooms then send a quarter
    /// less often.
    private func rest(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        NamedThread.yield()
        return if case .bytes(let count) = handler.transport.receive(into: buffer) { count } else { 0 }
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
        // Input behind the login in the same piece is no longer a visitor's input.
        if !router.isPresent { allowance.spend(bytes: bytes.count) }
    }

    private mutating func take(_ bytes: Span<UInt8>, at now: UInt64) {
        let all = dialect.read(bytes)
        wasBurst = all.count > 1
        // In STOMP, the bytes read so far may already determine how replies are encoded.
        session.spell(dialect.encodingClass)
        for incoming in all {
            // Input from a client that has gone in the meantime is not handled.
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

    /// Reserves memory for unfinished input, or gives it back. The conversation ends when the input can't be kept.
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
        !router.isPresent && allowance.isExceeded && session.encodingClass.traits.hasLogin
    }
}
