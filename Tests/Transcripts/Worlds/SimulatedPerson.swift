internal import Chat
internal import Dialects

/// One session in the simulated server, with its dialect, its request router and the bytes that its client has
/// received.
final class SimulatedPerson: RoomSession {
    let id: SessionID
    /// The user of this session. Until login it is a user without a name.
    var user: SimulatedUser
    var userID: UserID { user.id }
    private(set) var encodingClass: EncodingClass
    var member: Member? { user.member }
    /// The client's address, which a gateway may name.
    var address = Array("address".utf8)
    /// Whether the session logged in as a user who was present already.
    var isAdditional = false
    private(set) var isClosed = false
    private var received: [UInt8] = []
    private let framing: Framing
    private var dialect: any Dialect
    private var router: RequestRouter
    private var allowance: LoginBudget
    private let server: SimulatedServer

    init(number: UInt64, speaking name: DialectName, in server: SimulatedServer) {
        id = SessionID(number)
        user = SimulatedUser(id: UserID(number))
        self.server = server
        dialect = name.begin(server.facts.limits)
        framing = Framing(name.rawValue)
        encodingClass = dialect.encodingClass
        router = RequestRouter(limits: server.facts.limits, hasCurrentRoom: encodingClass.traits.hasCurrentRoom)
        allowance = LoginBudget(server.facts.limits)
    }

    /// The time in nanoseconds before which flood control lets no more of the client's input be read; 0 for none.
    var heldUntil: UInt64 { router.heldUntil }

    /// Returns this session as the recipient of a reply, at a new time, with the tag of the command that the reply
    /// answers.
    func addressee(_ tag: CommandTag?) -> Recipient { Recipient(member, at: server.facts.name, server.now(), tag: tag) }

    /// Appends encoded bytes to what the client has received, unless the session has ended.
    func hear(_ encode: (inout [UInt8]) -> Void) {
        if !isClosed { encode(&received) }
    }

    /// Refuses the connection: sends the refusal and closes.
    func turnAway(_ refusal: Refusal) {
        hear { encodingClass.encode(refusal, to: addressee(nil), into: &$0) }
        isClosed = true
    }

    /// Handles bytes that the client sends. Ends the session when they exceed the input limits before login.
    func send(_ bytes: [UInt8]) {
        if isClosed { return }
        let session = SimulatedSession(self, in: server)
        for incoming in dialect.read(framing.sent(bytes).span) where !router.isOver && !hasFlooded {
            allowance.spendLine()
            if hasFlooded { break }
            encodingClass = dialect.encodingClass
            dialect.perform(incoming, &router, at: 0, in: session)
            router.pay(at: 0)
            encodingClass = dialect.encodingClass
        }
        if !router.isPresent { allowance.spend(bytes: bytes.count) }
        if hasFlooded { router.endSession(.loginFlooded, in: session) }
        if router.isOver { close() }
    }

    /// Ends the session because the client has closed the connection.
    func hangUp() { disconnect(.closed) }

    /// Ends the session for a reason other than the client's input.
    func disconnect(_ departure: Departure) {
        if isClosed { return }
        router.endSession(departure, in: SimulatedSession(self, in: server))
        close()
    }

    private func close() {
        isClosed = true
        server.admission.leave(nil)
    }

    /// Removes and returns the next line that the client has received, without its line end. Returns nil when no
    /// complete line waits.
    func nextLine() -> [UInt8]? { framing.takeLine(from: &received) }

    /// Removes and returns all bytes that the client has received and not yet read.
    func takeReceived() -> [UInt8] {
        defer { received = [] }
        return received
    }

    private var hasFlooded: Bool { encodingClass.traits.hasLogin && !router.isPresent && allowance.isExceeded }
}
