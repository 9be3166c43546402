internal import Wire

/// A STOMP session of the client as a value, across several connections. Received bytes, the time and random numbers
/// are its input; bytes to send, events and deadlines are its output.
///
/// 1. It reports the events of a room in the room's order and never twice, even after a lost connection: it requests
///    missed messages by number, as far as the room's backlog reaches.
/// 2. Each message has a ticket, by which the server recognizes it. The session sends it until its receipt has come;
///    the server delivers it once.
/// 3. The session sends no message to a room before it has reported all messages missed there.
public struct StompSession: Sendable {
    /// The state of the conversation.
    public enum Phase: Equatable, Sendable {
        /// The client must make a connection.
        case connecting
        /// The client has greeted the server and waits for its answer.
        case greeting
        /// The client is logged in.
        case talking
        /// The client has said goodbye and waits for the server's receipt.
        case leaving
        /// The client makes another connection at that time.
        case waiting(until: UInt64)
        /// The conversation is over; `failure` is the reason when it did not end as wanted.
        case over(failure: String?)
    }

    /// The state of the conversation.
    public internal(set) var phase = Phase.connecting
    /// The user's name.
    public internal(set) var name: String
    /// The room that the user joined or switched to last.
    public internal(set) var current: String?
    var wish: StompLogin
    var rooms: [StompRoom]
    /// The messages without a receipt yet, in the order in which the user sent them.
    var sends: [OutgoingMessage] = []
    var awaited: [String: PendingReceipt] = [:]
    /// The incomplete answers to the user's history requests, by the receipts of these requests.
    var answers: [String: HistoryAnswer] = [:]
    /// The receipts of requests for missed messages that the server has answered only in part.
    var unfinished: Set<String> = []
    /// The users with whom the client's user has direct conversations.
    var partners: [Partner] = []
    /// When the server was started, as the server tells; the ids of users are invalid after another start.
    var serverStart: String?
    /// The time until which the client asks again for a name in use; nil before the first connection.
    var nameDeadline: UInt64?
    /// Why the server refused the name, while the client asks again.
    var refusedName: String?
    private var hasToldArrival = false
    var framer = StompSession.newFramer()
    var backoff = Backoff()
    var nameBackoff = Backoff(firstSeconds: 0.25, mostSeconds: 2)
    var outgoing: [UInt8] = []
    var news: [ClientEvent] = []
    var awayWords: String?
    /// Whether the client has ever been connected.
    public internal(set) var hasConnected = false
    /// Whether the server has accepted the login at least once.
    public internal(set) var hasBeenWelcome = false
    private var counter: UInt64 = 0
    /// When the client's next heart-beat is due, and how long the client may be silent; 0 for any time.
    var beatDue = UInt64.max
    var beatInterval: UInt64 = 0
    /// When the server must have sent something, and how long the server may be silent.
    var silenceDue = UInt64.max
    var silenceInterval: UInt64 = 0

    /// The headers of a frame to be sent.
    typealias Headers = [(StaticString, String)]

    /// A message of the user on its way to the server.
    public struct OutgoingMessage: Sendable {
        /// The id that the client gave the message. The server uses it to recognize a repeated message, and the client
        /// to match the receipt.
        public let ticket: String
        /// The room or user that the message is for.
        public let place: ConversationTarget
        /// The kind of the message.
        public let kind: ReceivedMessage.Kind
        /// The text of the message.
        public let text: String
        var isUnderWay = false
    }

    /// The meaning of a receipt that the client waits for.
    enum PendingReceipt: Sendable {
        case join(String)
        case leave(String)
        case send(String)
        /// The missed messages of a room are complete. With `isGap` the client missed them as a slow reader, else they
        /// are from before it joined.
        case missed(String, isGap: Bool)
        /// The server has answered a request to watch a user, which the client sent on its own.
        case watch
        /// The server has answered a request of the user, perhaps about a room.
        case answer(room: String?)
        case goodbye
    }

    /// The maximum number of messages without a receipt. The session refuses further ones.
    public static let mostSends = 500
    /// How often each side sends a heart-beat, and how long a greeting may take.
    static let beatMilliseconds: UInt64 = 20_000
    static let patience: UInt64 = 20_000_000_000

    /// Creates a session that has not connected yet.
    public init(_ wish: StompLogin) {
        self.wish = wish
        name = wish.name
        rooms = wish.rooms.map { StompRoom($0, password: nil) }
    }

    static func newFramer() -> StompFramer {
        StompFramer(
            atServer: false, bounds: StompBounds(headers: 128, headerBytes: 64 << 10, bodyBytes: 64 << 10))
    }

    /// Returns the next ticket or receipt name.
    mutating func newTicket() -> String {
        counter += 1
        return "\(wish.token)-\(counter)"
    }

    // MARK: What the shell asks for

    /// Removes and returns the bytes to send now.
    public mutating func takeOutgoing() -> [UInt8] {
        defer { outgoing = [] }
        return outgoing
    }

    /// Removes and returns the events to tell.
    public mutating func takeNews() -> [ClientEvent] {
        defer { news = [] }
        return news
    }

    /// Whether the conversation is over.
    public var isOver: Bool { if case .over = phase { true } else { false } }

    /// The time until which the caller waits for bytes before it calls `pass`.
    public var deadline: UInt64 { min(beatDue, silenceDue) }

    /// Whether no message waits for its receipt and no other answer is awaited.
    public var isSettled: Bool { sends.isEmpty && awaited.isEmpty && rooms.allSatisfy { $0.held == nil } }

    /// Whether the client is logged in and has joined each room of the login.
    public var hasArrived: Bool {
        phase == .talking
            && wish.rooms.allSatisfy { name in
                rooms.contains { $0.key == name.foldedKey && $0.held == nil }
            }
    }

    /// Tells once that the client has joined every room of the login.
    mutating func reportArrival() {
        if hasToldArrival || !hasArrived { return }
        hasToldArrival = true
        news.append(.arrived)
    }

    /// Sends a frame.
    mutating func send(_ frame: StompFrame) { frame.encode(.v12, into: &outgoing) }
}
