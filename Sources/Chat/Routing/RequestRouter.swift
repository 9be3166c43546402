/// One session's routing: what each request means for this person, at this stage. No threads, no sockets, no clock.
///
/// Each request is answered at once, through the house; refusals cost nothing but the request.
public struct RequestRouter: Sendable {
    /// How far the session is.
    enum Stage: Sendable {
        /// Connected, and known by no name.
        case visitor
        /// Logged in; `current` is the room last joined or switched to, unless one has left it, where there is such a thing.
        case present(current: RoomName?)
        /// Signed off, or lost.
        case over
    }

    var stage = Stage.visitor
    /// Why it is over; nil as long as it is not.
    public private(set) var departure: Departure?
    /// Whether requests may mean the room last joined without naming it.
    let hasCurrentRoom: Bool
    /// When it was last noted that one speaks, in nanoseconds of a clock that never goes back.
    var spoke: UInt64?
    private var pace: RateLimiter
    /// What the line that is being acted upon costs, in thousandths of a message; nil until something has said so.
    private var bill: Int?

    /// In the place of one that is elsewhere for the moment.
    public static let none = RequestRouter(limits: Limits(), hasCurrentRoom: false)

    /// A conversation that has just begun. `hasCurrentRoom` where requests may mean the room last joined without naming it.
    public init(limits: Limits, hasCurrentRoom: Bool) {
        self.hasCurrentRoom = hasCurrentRoom
        pace = RateLimiter(limits)
    }

    /// Whether one has logged in, and is still here.
    public var isPresent: Bool {
        if case .present = stage { true } else { false }
    }

    /// Whether nothing more will be read.
    public var isOver: Bool {
        if case .over = stage { true } else { false }
    }

    /// The moment, in nanoseconds, before which flood control lets nothing more be read; 0 for none.
    public var heldUntil: UInt64 { pace.heldUntil }

    /// Adds so many thousandths of a message to what the current line costs (see `Price`).
    public mutating func charge(_ thousandths: Int) { bill = (bill ?? 0) &+ thousandths }

    /// Charges flood control with the line that has just been acted upon: with what its parts cost, or else, whatever it
    /// was, with a question. `now` is in nanoseconds of a clock that never goes back.
    public mutating func pay(at now: UInt64) {
        pace.spend(bill ?? Price.question, at: now)
        bill = nil
    }

    /// Limits have changed.
    public mutating func adopt(_ limits: Limits) { pace.adopt(limits) }

    /// Does what is asked for. `now` is in nanoseconds of a clock that never goes back.
    public mutating func handle(_ request: Request, at now: UInt64, in server: some ServerAccess) {
        if isOver { return }
        if !isPresent && !request.isForVisitors { return server.refuse(Refusal(.notLoggedIn)) }
        charge(request.isSeenByOthers ? Price.message : Price.question)
        if request.isSpeech { speaks(at: now, in: server) }
        switch request {
        case .login(let login): self.login(login, in: server)
        case .join(let room, let key, let hearing): join(room, key: key, hearing: hearing, in: server)
        case .leave(let room, let reason): leave(room, reason, in: server)
        case .switchTo(let room): switchTo(room, in: server)
        case .say(let room, let said): say(said, to: room, in: server)
        case .sayTo(let room, let role, let said): say(said, to: role, of: room, in: server)
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

    /// Says several things in a room with nothing between them, or none of them; a refusal where it was none. The asker is
    /// told by the room itself.
    public mutating func sayTogether(
        _ all: [ChatMessage], in room: RoomName, at now: UInt64, server: some ServerAccess
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

    /// The session ends without its own doing, or the client hung up: rooms are left and the name is free again.
    public mutating func end(_ departure: Departure, in server: some ServerAccess) {
        if isOver { return }
        stage = .over
        self.departure = departure
        server.depart(departure)
        server.tell(.goodbye(departure))
    }

    private mutating func quit(_ reason: MessageText?, in server: some ServerAccess) {
        if isTooLong(reason, .reason, in: server) { return }
        end(.signedOff(reason), in: server)
    }
}

extension RequestRouter {
    /// The room that a request means, or a refusal where it means the current one and there is none.
    func room(_ named: RoomName?, in server: some ServerAccess) -> RoomName? {
        if let named { return named }
        if case .present(let current?) = stage { return current }
        server.refuse(Refusal(.notInRoom))
        return nil
    }

    /// Whether a text may be said; if so, all lines of it but the first, which the request has cost, are charged. The asker
    /// is told a no.
    mutating func accepts(_ said: ChatMessage, in server: some ServerAccess) -> Bool {
        if let refusal = server.limits.refusal(of: said) {
            server.refuse(refusal)
            return false
        }
        let lines = said.text.linesHeard
        if lines > 1 { charge((lines - 1) * Price.message) }
        return true
    }

    /// Whether a text has more bytes than the limit allows; the asker is told so.
    func isTooLong(_ text: MessageText?, _ limit: Limit, in server: some ServerAccess) -> Bool {
        guard let text, text.bytes.count > server.limits[limit] else { return false }
        server.refuse(Refusal(.textTooLong, about: String(server.limits[limit]).utf8))
        return true
    }
}
