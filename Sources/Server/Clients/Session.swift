internal import Chat
internal import Dialects
internal import Sockets
internal import Threads

/// The access of one connection to the server: carries out the requests of `RequestRouter` with locks, queues and
/// tickets.
///
/// The handler thread of the connection owns it. It collects posts and puts them into a room's queue together; before
/// any reply, `settle` waits until the rooms have processed them.
final class Session: ServerAccess {
    /// The number of reply bytes that are gathered before they are sent.
    private static let repliesAtOnce = 16_384

    let server: ServerCore
    private(set) var endpoint: SessionEndpoint
    var user: User { endpoint.user }
    /// Whether the session logged in as a user who was present already.
    private(set) var isAdditional = false
    let interruption: Interruption
    var gathered: [QueuedCommand] = []
    var gatheredFor: RoomThread?
    var tickets: [Ticket] = []
    /// Whether the session has a pending request to enter, hear or leave a room.
    var isMoving = false
    /// Whether the session is departing: it then waits for rooms although it is interrupted.
    var isDeparting = false
    /// Where the client connects from.
    private(set) var origin: ClientOrigin
    var from: PeerAddress { origin.address }
    private(set) var encodingClass: EncodingClass
    var replies: [UInt8] = []
    /// The response that is being gathered while a labelled command is carried out.
    var response: (any Response)?
    var responseTag: CommandTag?
    /// The number of replies that have an id so far.
    var told: UInt64 = 0
    private var settings: ServerSettings.Reloadable
    /// The number of bytes that this session has reserved from the common limit for unfinished input.
    private var reserved = 0

    init(server: ServerCore, endpoint: SessionEndpoint, origin: ClientOrigin, interruption: Interruption) {
        self.server = server
        self.origin = origin
        encodingClass = endpoint.encodingClass
        self.endpoint = endpoint
        self.interruption = interruption
        settings = server.settings.current
        server.countVisitors(1)
    }

    deinit { _ = server.reserve(unfinished: -reserved, atMost: .max) }

    func keeps(unfinished bytes: Int) -> Bool {
        let step = Limits.unfinishedStep
        let wanted = bytes <= step ? 0 : (bytes + step - 1) / step * step
        if wanted == reserved { return true }
        guard server.reserve(unfinished: wanted - reserved, atMost: limits[.unfinishedInAll]) else { return false }
        reserved = wanted
        return true
    }

    var facts: ServerFacts {
        var facts = ServerFacts(
            name: server.settings.name, lobby: server.settings.lobby, messageOfTheDay: settings.messageOfTheDay,
            started: server.started, limits: settings.limits)
        facts.description = server.settings.description
        facts.network = server.settings.network
        return facts
    }

    var limits: Limits { settings.limits }
    var now: Timestamp { server.now }
    var me: Member? { user.member }

    /// Makes this the session of a user who is present already. Returns false when the user is leaving.
    func attach(to user: User) -> Bool {
        let moved = endpoint.moved(to: user)
        guard user.attach(moved, at: now) else { return false }
        endpoint = moved
        isAdditional = true
        return true
    }

    /// Counts this session, which has not logged in, as that of a client elsewhere.
    func adopt(_ origin: ClientOrigin) {
        self.origin = origin
        endpoint = endpoint.moved(to: User(id: user.id, from: origin.address))
    }

    /// Encodes everything from now on in this encoding class. Rooms switch at the command's place in their order.
    func spell(_ encodingClass: EncodingClass) {
        if encodingClass == self.encodingClass { return }
        settle()
        if !encodingClass.isUsedBeforeItIsAnswered { flushReplies() }
        self.encodingClass = encodingClass
        endpoint.spell(encodingClass)
        postToAllRooms(.hearAnew)
        settle()
    }

    /// Returns whether the settings have changed.
    func refresh() -> Bool {
        if server.settings.generation == settings.generation { return false }
        settings = server.settings.current
        if user.member != nil { endpoint.outbox.rebound(OutboxBounds(limits)) }
        return true
    }

    // MARK: Other users

    func presence(of name: UserName) -> Presence? { server.directory.find(name)?.presence }

    func presences() -> [Presence] { server.directory.presences }

    // MARK: The own user

    func revise(_ change: (inout Presence) -> Void) {
        let modes = user.standing.withLock { standing in
            let before = standing.presence?.modes
            standing.presence?.revise(change)
            // A reload may have removed the account since the password was checked.
            if standing.operatorAccount == nil { standing.presence?.modes.remove(.serverOperator) }
            return (before: before, after: standing.presence?.modes)
        }
        if modes.before != modes.after { server.directory.recount(from: modes.before, to: modes.after) }
    }

    /// Sends everything gathered. Called before the handler waits for its client again.
    func flush() {
        flushPosts()
        flushReplies()
    }

    /// Sends everything gathered, as the last that the client gets.
    func conclude() {
        flushPosts()
        flushReplies(areLastWords: true)
        endpoint.outbox.conclude()
    }

    func flushRepliesIfMany() {
        if replies.count >= Session.repliesAtOnce { flushReplies() }
    }

    func flushReplies(areLastWords: Bool = false) {
        if replies.isEmpty { return }
        let patience = user.member == nil ? Limits.visitorPatienceSeconds : Limits.writePatienceSeconds
        if replies.count <= 2 * Session.repliesAtOnce {
            endpoint.outbox.write(
                replies, patience: patience, interruption: interruption, areLastWords: areLastWords)
        } else {
            // A long answer is sent in pieces, so that it never fills the outbox by itself.
            var rest = replies[...]
            while !rest.isEmpty {
                let piece = encodingClass.piece(of: rest, aboutAsLongAs: Session.repliesAtOnce)
                rest = rest[piece.endIndex...]
                endpoint.outbox.write(
                    Array(piece), patience: patience, interruption: interruption,
                    areLastWords: areLastWords && rest.isEmpty)
            }
        }
        // Frees the memory, since most clients are idle most of the time.
        replies = []
    }
}
