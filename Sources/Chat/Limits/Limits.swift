/// A value for every limit.
public struct Limits: Sendable, Equatable {
    /// How many names a list holds before it ends in `and N more`, and how many stand in one line of `/who`.
    public static let namesInAList = 100
    /// How long a speaker waits for a full room, in seconds, before `room-busy`.
    public static let roomPatienceSeconds = 5
    /// How long a handler waits for a client that does not read a long answer, in seconds.
    public static let writePatienceSeconds = 30
    /// The same before the client has logged in.
    public static let visitorPatienceSeconds = 5
    /// How long what was sent to a client may stay without an acknowledgement, in seconds.
    public static let stuckSeconds = 30
    /// The same while the client's socket is full, since it may be there and just not read, in seconds.
    public static let fullSeconds = 150
    /// Idle seconds after which the kernel asks whether the other side is still there.
    public static let keepaliveSeconds = 60
    /// Bytes that the kernel may keep for a client that does not read.
    public static let sendBuffer = 131_072
    /// The same for a connection that ends, so that what was begun and the last words find room; bytes.
    public static let lastSendBuffer = 1_048_576
    /// Bytes that may wait for a client before its own handler waits with more.
    public static let writePending = 65_536
    /// Bytes of a text that readers of IRC get in one line, whatever the names in it: for estimates.
    public static let heardLineBytes = 400
    /// Bytes of events that a room encodes for one encoding class before it sends them. A batch takes at most half of the
    /// limit `outbox`, so that a single batch never fills the outbox of a reader.
    public static let batchBytes = 65_536
    /// The same for all encoding classes of a room together: in STOMP each member may have one of their own.
    public static let allBatchBytes = 4_194_304
    /// Bytes of a batch that are told to one person each, such as the names of all who are in a room: nobody else has to take
    /// them, so that many may come into a large room in one batch.
    public static let aloneBytes = 1_048_576
    /// Bytes for which a room keeps memory from one batch to the next, for each encoding class that several have.
    public static let keptBatchBytes = 8_192
    /// Rooms of which a client that was behind is told at once what it missed there.
    public static let roomsInAGap = 100
    /// Messages to one person of which it is remembered under which id a program has said them.
    public static let namedMessages = 100
    /// Names that one person may watch.
    public static let watched = 100
    /// Headers that a frame may have.
    public static let frameHeaders = 64
    /// Bytes of all headers of a frame.
    public static let frameHeaderBytes = 8_192
    /// Bytes of what a program calls a message, a subscription, a transaction or a receipt.
    public static let frameIDBytes = 64
    /// Subscriptions that one connection may have to one destination.
    public static let subscriptionsToOne = 8
    /// Bytes of unfinished frames and transactions that each client may have without asking for a part of what all may have
    /// (`unfinished-in-all`), and the size of the parts.
    public static let unfinishedStep = 8_192
    /// Bytes that a frame takes beside its headers and its body while it waits, and a transaction beside its id: an estimate.
    public static let frameOverhead = 256
    /// Frames that may wait for their transactions to be committed.
    public static let transactionFrames = 100
    /// How often the server says that it is there, where a client wants to hear it more often, in milliseconds.
    public static let heartBeatMilliseconds = 1_000
    /// Messages that `/history` shows where nobody says how many.
    public static let historyCount = 20

    /// The defaults, shared by all until somebody sets one: the bounds of each line are looked up here.
    private static let standards = Limit.allCases.map { $0.facts.standard ?? .max }

    /// In the order of the limits; hashing would cost more than the rest of a line.
    private var values = standards

    /// Every limit at its default.
    public init() {}

    /// The value of a limit; `Int.max` where it is off, or has yet to be computed.
    public subscript(_ limit: Limit) -> Int {
        get { values[limit.rawValue] }
        set { values[limit.rawValue] = newValue }
    }

    /// Bytes that all transactions of one client may take, about: what `unfinished` leaves beside the frame that may have
    /// begun meanwhile; as much as one frame at least.
    public var transactionBytes: Int {
        let frame = self[.frame] + Limits.frameHeaderBytes
        return max(self[.unfinished] - frame, frame)
    }

    /// Why something can't be said; nil where it can.
    public func refusal(of said: ChatMessage) -> Refusal? {
        if said.byteCount > self[.text] { return Refusal(.textTooLong, about: String(self[.text]).utf8) }
        if said.text.lineCount <= self[.messageLines] { return nil }
        return Refusal(.tooManyLines, about: String(self[.messageLines]).utf8)
    }

    /// What becomes of a client that reads too slowly.
    public var slowReaders: SlowReaderPolicy {
        let policies = SlowReaderPolicy.allCases
        return policies[min(max(0, self[.slowReader]), policies.count - 1)]
    }

    /// Why a limit could not be set.
    public enum Fault: Error, Equatable, Sendable {
        /// It is not written NAME=VALUE or NAME VALUE.
        case notAnAssignment
        /// No limit has the name.
        case unknown(String)
        /// It is none of the limit's values.
        case badValue(Limit)
    }

    /// Sets what `NAME=VALUE`, or `NAME VALUE`, says.
    public mutating func set(_ assignment: String) throws(Fault) {
        let parts = assignment.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "=" || $0 == " " }
        guard parts.count == 2 else { throw .notAnAssignment }
        guard let limit = Limit(named: parts[0]) else { throw .unknown(String(parts[0])) }
        guard let value = limit.facts.value(parts[1]) else { throw .badValue(limit) }
        self[limit] = value
    }
}
