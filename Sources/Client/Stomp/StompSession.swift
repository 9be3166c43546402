internal import Wire

/// A conversation over STOMP as a value, through as many connections as it takes: what has come goes in, with the time and
/// chance; what is to be sent, what to tell, and until when to wait come out.
///
/// 1. What is told of a room is told in the room's order, and nothing twice, also where a connection was lost: what was
///    missed is asked for by number, as far as the room remembers.
/// 2. Each message has a ticket, which the server knows it by. It is sent until its receipt has come, and said once.
/// 3. Nothing is said in a room before all of what was missed there has been told.
public struct StompSession: Sendable {
    /// How it stands.
    public enum Phase: Equatable, Sendable {
        /// A connection is to be made.
        case connecting
        /// The server has been greeted, and is to answer.
        case greeting
        /// All is well.
        case talking
        /// We have said goodbye, and wait for the server to hear it.
        case leaving
        /// Another connection is to be made at that time.
        case waiting(until: UInt64)
        /// It is over: well, or for a reason.
        case over(failure: String?)
    }

    /// How it stands.
    public internal(set) var phase = Phase.connecting
    /// What we are called.
    public internal(set) var name: String
    /// The room that was come into or switched to last.
    public internal(set) var current: String?
    var wish: StompLogin
    var rooms: [StompRoom]
    /// What was said and has no receipt yet, in its order.
    var sends: [Send] = []
    var awaited: [String: Awaited] = [:]
    /// What the server answers to those who ask what was said, by the receipts of the questions, until it is complete.
    var answers: [String: HistoryAnswer] = [:]
    /// The receipts of questions about what was missed that the server has answered only in part.
    var unfinished: Set<String> = []
    /// The users whom we talk with directly.
    var partners: [Partner] = []
    /// When the server was started, as it says: the numbers of users are of no use after another start.
    var serverStart: String?
    /// Until when a name that is in use is asked for again; nil before the first connection.
    var nameDeadline: UInt64?
    /// Why we were not let in, while we ask again.
    var refusedName: String?
    private var hasToldArrival = false
    var framer = StompSession.newFramer()
    var backoff = Backoff()
    var nameBackoff = Backoff(firstSeconds: 0.25, mostSeconds: 2)
    var outgoing: [UInt8] = []
    var news: [ClientEvent] = []
    var awayWords: String?
    /// Whether there has been a connection at all.
    public internal(set) var hasConnected = false
    /// Whether the server has let us in at least once.
    public internal(set) var hasBeenWelcome = false
    private var counter: UInt64 = 0
    /// When a heart-beat of ours is due, and how long we may be silent; 0 for as long as we like.
    var beatDue = UInt64.max
    var beatInterval: UInt64 = 0
    /// When the server must have said something, and how long it may be silent.
    var silenceDue = UInt64.max
    var silenceInterval: UInt64 = 0

    /// Headers of a frame to be sent.
    typealias Headers = [(StaticString, String)]

    /// Words of ours on their way.
    public struct Send: Sendable {
        /// By which the server and we know them.
        public let ticket: String
        /// Where they are said.
        public let place: StompPlace
        /// How they are meant.
        public let kind: ReceivedMessage.Kind
        /// The words.
        public let text: String
        var isUnderWay = false
    }

    /// What a receipt will mean.
    enum Awaited: Sendable {
        case join(String)
        case leave(String)
        case send(String)
        /// All that was missed in a room; or, where it is no gap, what was said there before we came.
        case missed(String, isGap: Bool)
        /// To be told when a user leaves, which nobody has asked for.
        case watch
        /// An answer to what a person asked, perhaps about a room.
        case answer(room: String?)
        case goodbye
    }

    /// Words that may wait for a server.
    public static let mostSends = 500
    /// How often each side lets the other hear that it is there, and how long a greeting may take.
    static let beatMilliseconds: UInt64 = 20_000
    static let patience: UInt64 = 20_000_000_000

    /// One that has not begun.
    public init(_ wish: StompLogin) {
        self.wish = wish
        name = wish.name
        rooms = wish.rooms.map { StompRoom($0, password: nil) }
    }

    static func newFramer() -> StompFramer {
        StompFramer(
            atServer: false, bounds: StompBounds(headers: 128, headerBytes: 64 << 10, bodyBytes: 64 << 10))
    }

    /// The next ticket, or name of a receipt.
    mutating func newTicket() -> String {
        counter += 1
        return "\(wish.token)-\(counter)"
    }

    // MARK: What the shell asks for

    /// What is to be sent now, once.
    public mutating func takeOutgoing() -> [UInt8] {
        defer { outgoing = [] }
        return outgoing
    }

    /// What to tell, once.
    public mutating func takeNews() -> [ClientEvent] {
        defer { news = [] }
        return news
    }

    /// Whether nothing more will come of it.
    public var isOver: Bool { if case .over = phase { true } else { false } }

    /// Until when to wait for bytes before `pass` is called.
    public var deadline: UInt64 { min(beatDue, silenceDue) }

    /// Whether words of ours wait for their receipt, or one waits for anything else.
    public var isSettled: Bool { sends.isEmpty && awaited.isEmpty && rooms.allSatisfy { $0.held == nil } }

    /// Whether we have come in: to the server and into each room, as wished.
    public var hasArrived: Bool {
        phase == .talking
            && wish.rooms.allSatisfy { name in
                rooms.contains { $0.key == name.foldedKey && $0.held == nil }
            }
    }

    /// Tells, once, that we have come in everywhere.
    mutating func tellArrival() {
        if hasToldArrival || !hasArrived { return }
        hasToldArrival = true
        news.append(.arrived)
    }

    /// Sends a frame.
    mutating func send(_ frame: StompFrame) { frame.encode(.v12, into: &outgoing) }
}
