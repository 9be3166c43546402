/// The values of all limits.
public struct Limits: Sendable, Equatable {
    /// The number of names in a list before it ends in `and N more`, and in one line of `/who`.
    public static let namesInAList = 100
    /// The seconds that a speaker waits for a full room before `room-busy`.
    public static let roomPatienceSeconds = 5
    /// The seconds that a handler thread waits for a client that does not read a long answer.
    public static let writePatienceSeconds = 30
    /// The seconds that a handler thread waits for a client before login that does not read an answer.
    public static let visitorPatienceSeconds = 5
    /// The seconds that a client may take for a TLS handshake.
    public static let handshakeSeconds = 10
    /// The seconds that bytes sent to a client may stay unacknowledged.
    public static let stuckSeconds = 30
    /// The seconds that bytes may stay unacknowledged while the client's socket is full, since such a client may be
    /// connected without reading.
    public static let fullSeconds = 150
    /// The idle seconds after which the kernel probes the connection.
    public static let keepaliveSeconds = 60
    /// The bytes that the kernel may keep for a client that does not read.
    public static let sendBuffer = 131_072
    /// The bytes that the kernel may keep for a connection that is closing, so that unfinished output and the last
    /// bytes fit.
    public static let lastSendBuffer = 1_048_576
    /// The bytes that may wait for a client before its own handler thread stops adding more.
    public static let writePending = 65_536
    /// An estimate of the bytes of a text that IRC readers receive in one line, whatever the names in it.
    public static let heardLineBytes = 400
    /// The bytes of events that a room encodes for one encoding class before it sends them. A batch takes at most half
    /// of the limit `outbox`, so that a single batch never fills the outbox of a reader.
    public static let batchBytes = 65_536
    /// The bytes of a batch for all encoding classes of a room together: in STOMP each member may have its own class.
    public static let allBatchBytes = 4_194_304
    /// The bytes in a batch that go to one user each, such as the list of members. No other member receives them, so
    /// that many users can join a large room in one batch.
    public static let aloneBytes = 1_048_576
    /// The bytes of memory that a room keeps between batches for each encoding class with several readers.
    public static let keptBatchBytes = 8_192
    /// The number of rooms in a gap at which the client receives the notices of all of them at once.
    public static let roomsInAGap = 100
    /// The number of direct messages to one user whose client-given ids are remembered.
    public static let namedMessages = 100
    /// The number of names that one user may watch.
    public static let watched = 100
    /// Headers that a frame may have.
    public static let frameHeaders = 64
    /// Bytes of all headers of a frame.
    public static let frameHeaderBytes = 8_192
    /// Bytes of the id that a client gives a message, a subscription, a transaction or a receipt.
    public static let frameIDBytes = 64
    /// Subscriptions that one connection may have to one destination.
    public static let subscriptionsToOne = 8
    /// The bytes of unfinished frames and transactions that each client has free before it draws on the total of all
    /// clients (`unfinished-in-all`), and the size of each further share.
    public static let unfinishedStep = 8_192
    /// An estimate of the bytes that a waiting frame takes beside its headers and body, and a transaction beside its
    /// id.
    public static let frameOverhead = 256
    /// Frames that may wait for their transactions to be committed.
    public static let transactionFrames = 100
    /// The shortest interval of the server's heartbeats in milliseconds, for clients that want a shorter one.
    public static let heartBeatMilliseconds = 1_000
    /// The number of messages that `/history` shows by default.
    public static let historyCount = 20

    /// The defaults, in storage that all values share until a limit is set: each line of input looks its limits up
    /// here.
    private static let standards = Limit.allCases.map { $0.facts.standard ?? .max }

    /// The values in the order of the limits; hashing would cost more than the rest of a line.
    private var values = standards

    /// Creates limits at their defaults.
    public init() {}

    /// The value of a limit; `Int.max` when it is off or has yet to be computed.
    public subscript(_ limit: Limit) -> Int {
        get { values[limit.rawValue] }
        set { values[limit.rawValue] = newValue }
    }

    /// The approximate bytes for all transactions of one client: the part of `unfinished` that a frame in progress
    /// leaves, but at least the size of one frame.
    public var transactionBytes: Int {
        let frame = self[.frame] + Limits.frameHeaderBytes
        return max(self[.unfinished] - frame, frame)
    }

    /// Returns the refusal of a message that is too long; nil when it may be said.
    public func refusal(of said: ChatMessage) -> Refusal? {
        if said.byteCount > self[.text] { return Refusal(.textTooLong, about: String(self[.text]).utf8) }
        if said.text.lineCount <= self[.messageLines] { return nil }
        return Refusal(.tooManyLines, about: String(self[.messageLines]).utf8)
    }

    /// The treatment of slow readers.
    public var slowReaders: SlowReaderPolicy {
        let policies = SlowReaderPolicy.allCases
        return policies[min(max(0, self[.slowReader]), policies.count - 1)]
    }

    /// The reason why a limit could not be set.
    public enum SettingError: Error, Equatable, Sendable {
        /// The assignment is not written NAME=VALUE or NAME VALUE.
        case notAnAssignment
        /// No limit has that name.
        case unknown(String)
        /// The value is not valid for the limit.
        case badValue(Limit)
    }

    /// Sets a limit from `NAME=VALUE` or `NAME VALUE`.
    ///
    /// - Throws: `SettingError` when the assignment is not valid.
    public mutating func set(_ assignment: String) throws(SettingError) {
        let parts = assignment.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "=" || $0 == " " }
        guard parts.count == 2 else { throw .notAnAssignment }
        guard let limit = Limit(named: parts[0]) else { throw .unknown(String(parts[0])) }
        guard let value = limit.facts.value(parts[1]) else { throw .badValue(limit) }
        self[limit] = value
    }
}
