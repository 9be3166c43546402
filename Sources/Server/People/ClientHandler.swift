internal import Chat
internal import Dialects
internal import Sockets
internal import Threads

/// One client's connection, and the one thread that reads it.
///
/// The thread waits for its socket, until its nearest deadline; for a room's queue when that is full, and for a room's
/// ticket; and for its own outbox while it writes a long answer. `end` may be called by anybody and wakes it from all of that.
final class ClientHandler: @unchecked Sendable {
    // Unchecked: `dialect`, `conversation`, `allowance` and `isGone` are touched by the handler's thread alone, which is
    // started after they are set; the rest is immutable or guards itself.
    private static let receiveBuffer = 4_096
    /// How long a client that was told goodbye may take to hang up, in seconds.
    private static let lingerSeconds = 2

    let number: UInt64
    let from: PeerAddress
    private let server: ServerCore
    private let socket: Socket
    private let outbox: Outbox
    private let user: User
    private let interruption = Interruption()
    private let ending = Locked<Departure?>(nil)
    private var dialect: any Dialect
    private var conversation: Conversation
    private var allowance: LoginAllowance
    /// Whether the line turned out to be dead while the handler held the client back.
    private var isGone = false

    init(server: ServerCore, socket: Socket, number: UInt64, from: PeerAddress, dialect: DialectName) {
        let limits = server.settings.limits
        self.server = server
        self.socket = socket
        self.number = number
        self.from = from
        self.dialect = dialect.begin(limits)
        conversation = Conversation(limits: limits)
        allowance = LoginAllowance(limits)
        let encodingClass = self.dialect.encodingClass
        var lastWords: [UInt8] = []
        encodingClass.encode(.goodbye(.tooSlow), to: Addressee(nil, at: server.settings.name), into: &lastWords)
        outbox = Outbox(
            socket: socket, number: number, bound: limits[encodingClass.hasLogin ? .loginOutbox : .outbox],
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
        let session = Session(server: server, user: user, host: server.cloak(from), interruption: interruption)
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
            let deadline = conversation.isPresent ? Deadline.never : loginDeadline
            let isReadable = socket.wait(for: .readable, milliseconds: deadline.pollTimeout)
            if let departure = forcedDeparture() { return departure }
            if !isReadable && deadline.hasPassed { return .loginTimedOut }
            if let departure = receive(session) { return departure }
        }
    }

    /// Takes what has come. The buffer is there only meanwhile: most clients are idle most of the time.
    private func receive(_ session: Session) -> Departure? {
        withUnsafeTemporaryAllocation(byteCount: ClientHandler.receiveBuffer, alignment: 16) { buffer in
            switch socket.receive(into: buffer) {
            case .bytes(let count):
                if session.refresh() { conversation.adopt(session.limits) }
                take(UnsafeRawBufferPointer(rebasing: buffer[..<count]), session)
                session.flush()
                // What came behind the login in the same piece is no visitor's any more.
                if !conversation.isPresent { allowance.spend(bytes: count) }
                return departure(session)
            case .nothing: return nil
            case .end: return forcedDeparture() ?? departureByFault(outbox.fault)
            case .broken(let code): return departureByFault(code)
            }
        }
    }

    private func take(_ bytes: UnsafeRawBufferPointer, _ session: Session) {
        bytes.withMemoryRebound(to: UInt8.self) { bytes in
            for incoming in dialect.read(bytes.span) {
                if isGone || conversation.isOver || forcedDeparture() != nil { return }
                allowance.spendLine()
                if hasFlooded { return }
                dialect.perform(incoming, &conversation, at: Clock.monotonic(), in: session)
                session.spell(dialect.encodingClass)
                holdBack(session)
            }
        }
    }

    /// Flood control: what the client has sent already is handled later; only its hang-up is noticed at once.
    private func holdBack(_ session: Session) {
        let deadline = Deadline(nanoseconds: conversation.heldUntil)
        if deadline.nanoseconds == 0 || deadline.hasPassed { return }
        session.flush()
        // Once the other side has said its last it stays readable for ever, so then only death and time count.
        var wish = Socket.Wait.hangUp
        while !deadline.hasPassed && forcedDeparture() == nil {
            guard socket.wait(for: wish, milliseconds: deadline.pollTimeout) else { return }
            if wish == .death {
                isGone = true
                return
            }
            wish = .death
        }
    }

    private func departure(_ session: Session) -> Departure? {
        if let departure = forcedDeparture() { return departure }
        if conversation.isOver { return .signedOff(nil) }
        return hasFlooded ? .loginFlooded : nil
    }

    private var hasFlooded: Bool {
        dialect.encodingClass.hasLogin && !conversation.isPresent && allowance.isExceeded
    }

    private func forcedDeparture() -> Departure? {
        if outbox.isGivenUp { return .tooSlow }
        return interruption.isRaised ? ending.withLock { $0 } : nil
    }

    /// What an error of the socket means; a send that failed may have met it before the handler did.
    private func departureByFault(_ code: Int32?) -> Departure {
        guard let code, !Socket.isHangUp(code) else { return .closed }
        return Socket.isTimeout(code) ? .timedOut : .reset
    }

    /// The last words leave within a bound; then the client may hang up first, so that nothing of them is lost. A client
    /// that was given up gets as long as its `patience`, since its last words wait until it reads.
    private func hangUp(_ departure: Departure, patience: Int) {
        switch departure {
        case .reset, .timedOut: break
        case .closed:
            outbox.flush(until: .after(seconds: server.settings.limits[.shutdownSeconds]))
            outbox.stopWriting()
        case .tooSlow:
            outbox.flush(until: .after(seconds: patience), interruption: interruption)
            outbox.stopWriting()
        case .left, .signedOff, .loginTimedOut, .loginFlooded, .shutdown:
            let hasLeft = outbox.flush(until: .after(seconds: server.settings.limits[.shutdownSeconds]))
            outbox.stopWriting()
            if hasLeft { linger() }
        }
        outbox.close()
    }

    /// A socket that is closed with unread bytes resets the connection, and the last words could be lost with it.
    private func linger() {
        let deadline = Deadline.after(seconds: ClientHandler.lingerSeconds)
        withUnsafeTemporaryAllocation(byteCount: ClientHandler.receiveBuffer, alignment: 16) { buffer in
            while !deadline.hasPassed && socket.wait(for: .readable, milliseconds: deadline.pollTimeout) {
                guard case .bytes = socket.receive(into: buffer) else { return }
            }
        }
    }
}
