internal import Chat
internal import Dialects
internal import Sockets
internal import Threads

/// One client's connection, and the one thread that reads it.
///
/// The thread waits for its socket until its nearest deadline, for a full room queue, for a room's ticket, and for its
/// own outbox while it writes a long answer. Any thread may call `disconnect`, which ends all of these waits: the one for
/// the socket through `waker`, the others through `interruption`. State that only the handler thread touches is in its
/// `ClientLoop`.
final class ClientHandler: Sendable {
    /// The largest number of bytes that are received at once.
    static let largestPiece = 4_096
    /// The bytes of a few messages, which fit on the stack. A buffer for more than this is allocated on the heap.
    static let usualPiece = 1_024

    let number: UInt64
    /// The address that the connection comes from: the client's, or its proxy's.
    let from: PeerAddress
    /// The listener that accepted the client.
    let listener: EndpointURI
    let server: ServerCore
    let transport: Transport
    let outbox: Outbox
    let interruption = Interruption()
    let waker = ThreadWaker()
    /// The time by which the client must have logged in; a PROXY header comes before.
    let loginDeadline: Deadline
    private let dialect: any Dialect
    private let ending = Locked<Departure?>(nil)

    init(
        server: ServerCore, transport: Transport, number: UInt64, from: PeerAddress, at listener: EndpointURI,
        dialect: DialectName, lastWords: [UInt8]
    ) {
        let limits = server.settings.limits
        self.server = server
        self.transport = transport
        self.number = number
        self.from = from
        self.listener = listener
        self.dialect = dialect.begin(limits)
        loginDeadline = .after(seconds: limits[.loginSeconds])
        let encodingClass = self.dialect.encodingClass
        outbox = Outbox(
            transport: transport, number: number,
            bounds: OutboxBounds(limits[encodingClass.traits.hasLogin ? .loginOutbox : .outbox]),
            server: server.settings.name,
            lastWords: lastWords, drainer: server.drainer, waker: waker)
    }

    /// The class in which the client reads at first.
    var encodingClass: EncodingClass { dialect.encodingClass }

    /// Ends the connection for that reason, wherever its handler waits.
    func disconnect(_ departure: Departure) {
        ending.withLock { if $0 == nil { $0 = departure } }
        interruption.raise()
        waker.wake()
    }

    /// The reason why the server ends the connection; nil while the server does not end it.
    var forcedDeparture: Departure? {
        if outbox.isDead && outbox.isGivenUp { return .tooSlow }
        return interruption.isRaised ? ending.withLock { $0 } : nil
    }

    /// Runs the handler thread until the connection ends.
    func run() {
        waker.adoptCurrentThread()
        defer { waker.release() }
        guard let origin = findOrigin() else { return }
        server.recordArrival(of: self, from: origin)
        let endpoint = SessionEndpoint(
            id: SessionID(number), user: User(id: UserID(number), from: origin.address), outbox: outbox,
            encodingClass: encodingClass)
        let session = Session(server: server, endpoint: endpoint, origin: origin, interruption: interruption)
        var life = ClientLoop(self, session, speaking: dialect)
        let departure = openTransport(from: origin.address) ?? life.converse()
        let hasLoggedIn = life.router.isPresent
        life.router.endSession(departure, in: session)
        session.conclude()
        hangUp(
            departure, patience: hasLoggedIn ? Limits.fullSeconds : server.settings.limits[.shutdownSeconds])
        server.remove(self, departure, known: session.user.loggedName, from: session.from)
    }
}
