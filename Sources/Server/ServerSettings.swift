public import Chat
public import Sockets
internal import Synchronization
internal import Threads

/// What a server is told at its start.
public struct ServerOptions: Sendable {
    /// Where it listens. A dialect that this build does not speak is the caller's mistake.
    public var listeners: [EndpointURI]
    /// Its own name.
    public var name: String
    /// The room that one is in after logging in.
    public var lobby: RoomName
    /// What it is, in a few words.
    public var description = ""
    /// What the network calls itself; the server's name where this is nil.
    public var network: String?
    /// What one must know to log in, if anything.
    public var password: [UInt8]?
    /// Who may operate the server.
    public var operators: [OperatorAccount] = []
    /// Has the settings read again, for an operator who asks for it.
    public var reload: @Sendable () -> Void = {}
    /// What is told to whoever logs in.
    public var messageOfTheDay: [MessageText]
    /// The limits.
    public var limits: Limits
    /// Networks that the limits for one address do not concern.
    public var exempt: [Network]
    /// Whether those limits do not concern Unix sockets either.
    public var exemptsUnixSockets = true
    /// How long a client's thread waits for a room that is full, or stands still; tests choose another.
    var roomPatienceMilliseconds = Limits.roomPatienceSeconds * 1_000

    /// The defaults, for those listeners.
    public init(
        listeners: [EndpointURI], name: String = "roost", lobby: RoomName, messageOfTheDay: [MessageText] = [],
        limits: Limits = Limits(), exempt: [Network] = Network.loopback
    ) {
        self.listeners = listeners
        self.name = name
        self.lobby = lobby
        self.messageOfTheDay = messageOfTheDay
        self.limits = limits
        self.exempt = exempt
    }
}

/// By what somebody is known to operate the server.
public struct OperatorAccount: Sendable, Equatable {
    let name: [UInt8]
    private let credential: String
    let admits: @Sendable ([UInt8]) -> Bool

    /// - Parameter credential: tells accounts of one name apart, such as a hash. An operator keeps the power for as long as the
    ///   settings have an account of the same name and credential.
    /// - Parameter admits: whether a password is the right one. It may take its time.
    public init(name: String, credential: String = "", admits: @escaping @Sendable ([UInt8]) -> Bool) {
        self.credential = credential
        self.name = Array(name.utf8)
        self.admits = admits
    }

    /// The same name and credential.
    public static func == (left: OperatorAccount, right: OperatorAccount) -> Bool {
        (left.name, left.credential) == (right.name, right.credential)
    }
}

/// What all sessions go by; the part that can be changed while the server runs stands behind a lock. Whether it has changed
/// is told without one, since every client's thread asks each time that it hears something.
final class ServerSettings: Sendable {
    struct Reloadable: Sendable {
        var limits: Limits
        var messageOfTheDay: [MessageText]
        var operators: [OperatorAccount]
        /// Grows with each change, so that sessions notice.
        var generation = 0
    }

    let name: String
    let description: String
    let network: String
    let lobby: RoomName
    let password: [UInt8]?
    let reload: @Sendable () -> Void
    let exempt: [Network]
    let exemptsUnixSockets: Bool
    let roomPatienceMilliseconds: Int
    private let changeable: Locked<Reloadable>
    private let latest = Atomic<Int>(0)

    init(_ options: ServerOptions) {
        name = options.name
        description = options.description
        network = options.network ?? options.name
        password = options.password
        reload = options.reload
        lobby = options.lobby
        exempt = options.exempt
        exemptsUnixSockets = options.exemptsUnixSockets
        roomPatienceMilliseconds = options.roomPatienceMilliseconds
        changeable = Locked(
            Reloadable(
                limits: options.limits, messageOfTheDay: options.messageOfTheDay, operators: options.operators))
    }

    var current: Reloadable { changeable.withLock { $0 } }
    /// The generation of what is current.
    var generation: Int { latest.load(ordering: .acquiring) }
    var limits: Limits { current.limits }

    func change(limits: Limits, messageOfTheDay: [MessageText], operators: [OperatorAccount]) {
        changeable.withLock { changeable in
            changeable = Reloadable(
                limits: limits, messageOfTheDay: messageOfTheDay, operators: operators,
                generation: changeable.generation + 1)
            latest.store(changeable.generation, ordering: .releasing)
        }
    }
}
