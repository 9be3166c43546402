/// Routes the requests of one session according to its stage, without threads, sockets or a clock.
///
/// The router answers each request at once, through `ServerAccess`; a refusal costs only the request.
public struct RequestRouter: Sendable {
    /// The stage of a session.
    enum Stage: Sendable {
        /// Connected, but not logged in.
        case visitor
        /// Logged in; `current` is the room last joined or switched to, nil after the user has left it or in a dialect
        /// without a current room.
        case present(current: RoomName?)
        /// Signed off, or disconnected.
        case over
    }

    var stage = Stage.visitor
    /// The reason why the session is over; nil before that.
    public private(set) var departure: Departure?
    /// Whether a request without a room name means the room last joined.
    let hasCurrentRoom: Bool
    /// Whether a gateway has named the client.
    var isVouchedFor = false
    /// The time at which the user's speech was last recorded, in nanoseconds of a clock that never goes back.
    var spoke: UInt64?
    private var pace: RateLimiter
    /// The cost of the current line in thousandths of a message; nil until a part of it is charged.
    private var bill: Int?

    /// A placeholder for a router that is temporarily in use elsewhere. It is made anew each time, which costs less
    /// than a copy of a stored one.
    public static var none: RequestRouter { RequestRouter() }

    private init() {
        hasCurrentRoom = false
        pace = .unbounded
    }

    /// Creates a router for a new session. `hasCurrentRoom` is true when a request without a room name means the room
    /// last joined.
    public init(limits: Limits, hasCurrentRoom: Bool) {
        self.hasCurrentRoom = hasCurrentRoom
        pace = RateLimiter(limits)
    }

    /// Whether the user is logged in and has not left.
    public var isPresent: Bool {
        if case .present = stage { true } else { false }
    }

    /// Whether the session reads no more input.
    public var isOver: Bool {
        if case .over = stage { true } else { false }
    }

    /// The time in nanoseconds before which flood control lets no more input be read; 0 for none.
    public var heldUntil: UInt64 { pace.heldUntil }

    /// Adds to the cost of the current line, in thousandths of a message (see `Price`).
    public mutating func charge(_ thousandths: Int) { bill = (bill ?? 0) &+ thousandths }

    /// Charges flood control for the line just processed: the cost of its parts, or the price of a question when no
    /// part was charged. `now` is in nanoseconds of a clock that never goes back.
    public mutating func pay(at now: UInt64) {
        pace.spend(bill ?? Price.question, at: now)
        bill = nil
    }

    /// Adopts changed limits.
    public mutating func adopt(_ limits: Limits) { pace.adopt(limits) }

    /// Executes a request. `now` is in nanoseconds of a clock that never goes back.
    public mutating func handle(_ request: Request, at now: UInt64, in server: some ServerAccess) {
        if isOver { return }
        if !isPresent && !request.isForVisitors { return server.refuse(Refusal(.notLoggedIn)) }
        charge(request.isSeenByOthers ? Price.message : Price.question)
        if request.isSpeech { speaks(at: now, in: server) }
        switch request {
        case .vouch(let client): vouch(for: client, in: server)
        case .login(let login): self.login(login, in: server)
        case .join(let room, let key, let hearing): join(room, key: key, hearing: hearing, in: server)
        case .leave(let room, let reason, let onlySession):
            leave(room, reason, onlySession: onlySession, in: server)
        case .switchTo(let room): switchTo(room, in: server)
        case .say(let room, let said, let role, let fromOutside):
            say(said, to: role, of: room, fromOutside: fromOutside, in: server)
        case .direct(let name, let said, let user): direct(said, to: name, only: user, in: server)
        case .who(let room): who(in: room, in: server)
        case .everyone: everyone(in: server)
        case .rooms: rooms(in: server)
        case .topic(let room): topic(of: room, in: server)
        case .setTopic(let room, let text): setTopic(text, of: room, in: server)
        case .kick(let name, let room, let reason): kick(name, from: room, reason, in: server)
        case .changeModes(let room, let changes): changeModes(changes, of: room, in: server)
        case .modes(let room): modes(of: room, in: server)
        case .invite(let name, let room): invite(name, to: room, in: server)
        case .knock(let room, let words): knock(at: room, words, in: server)
        case .rename(let name): rename(to: name, in: server)
        case .history(let room, let range): history(of: room, range, in: server)
        case .away(let words): away(words, in: server)
        case .change(let on, let off): change(on: on, off: off, in: server)
        case .introduce(let realName): introduce(as: realName, in: server)
        case .empower(let name, let password): empower(name, password, in: server)
        case .kill(let name, let reason): kill(name, reason, in: server)
        case .wallops(let text): wallops(text, in: server)
        case .reload: reload(in: server)
        case .quit(let reason): quit(reason, in: server)
        }
    }

    /// Sends several messages to a room as a unit: either all of them with no other message between them, or none and
    /// the room's refusal as the result. The room itself replies to the speaker.
    public mutating func sayTogether(
        _ all: [ChatMessage], in room: RoomName, at now: UInt64, server: some RoomAccess & UserDirectory & ReplySink
    ) -> Refusal? {
        charge(all.reduce(0) { $0 + $1.text.linesHeard } * Price.message)
        speaks(at: now, in: server)
        switch server.call(.sayTogether(all), on: room) {
        case .success(.refused(let refusal)?): return refusal
        case .success: return nil
        case .failure(let refusal):
            server.refuse(refusal)
            return refusal
        }
    }

    /// Ends a session that the server or a hang-up ends: the user leaves all rooms and the name becomes free.
    public mutating func endSession(_ departure: Departure, in server: some UserDirectory & ReplySink) {
        if isOver { return }
        stage = .over
        self.departure = departure
        server.depart(departure)
        server.reply(.goodbye(departure))
    }

    private mutating func quit(_ reason: MessageText?, in server: some UserDirectory & ReplySink) {
        if isTooLong(reason, .reason, in: server) { return }
        endSession(.signedOff(reason), in: server)
    }
}

extension RequestRouter {
    /// Returns the room that a request means; sends a refusal when it means the current room and there is none.
    func room(_ named: RoomName?, in server: some ReplySink) -> RoomName? {
        if let named { return named }
        if case .present(let current?) = stage { return current }
        server.refuse(Refusal(.notInRoom))
        return nil
    }

    /// Returns whether a message is within the limits. If so, charges for every line but the first, which the request
    /// itself pays for. If not, sends a refusal.
    mutating func accepts(_ said: ChatMessage, in server: some ReplySink) -> Bool {
        if let refusal = server.limits.refusal(of: said) {
            server.refuse(refusal)
            return false
        }
        let lines = said.text.linesHeard
        if lines > 1 { charge((lines - 1) * Price.message) }
        return true
    }

    /// Returns whether a text has more bytes than the limit allows, and if so sends a refusal.
    func isTooLong(_ text: MessageText?, _ limit: Limit, in server: some ReplySink) -> Bool {
        guard let text, text.bytes.count > server.limits[limit] else { return false }
        server.refuse(Refusal(.textTooLong, about: String(server.limits[limit]).utf8))
        return true
    }
}
