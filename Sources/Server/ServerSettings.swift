public import Chat
public import Sockets
internal import Synchronization
internal import Threads

/// The options with which a server starts.
public struct ServerOptions: Sendable {
    /// The endpoints to listen on. The caller must not pass a dialect that this build does not support.
    public var listeners: [EndpointURI]
    /// The server's name.
    public var name: String
    /// The room that a user enters after login.
    public var lobby: RoomName
    /// A short description of the server.
    public var description = ""
    /// The name of the network; nil stands for the server's name.
    public var network: String?
    /// The password that login requires, if any.
    public var password: [UInt8]?
    /// The accounts that may operate the server.
    public var operators: [OperatorAccount] = []
    /// The gateways that may name the addresses of their clients (WEBIRC).
    public var gateways: [GatewayAccount] = []
    /// Reloads the settings when an operator asks for it.
    public var reload: @Sendable () -> Void = {}
    /// Makes the cloaked hosts; nil for cloaks from a secret that only this process has.
    public var cloaks: HostCloaks?
    /// The lines that are sent to each user after login.
    public var messageOfTheDay: [MessageText]
    /// The limits at the start.
    public var limits: Limits
    /// The networks to which the limits per address do not apply.
    public var exempt: [Network]
    /// Whether the limits per address do not apply to Unix sockets either.
    public var exemptsUnixSockets = true
    /// Makes the layer for each connection that an endpoint accepts; nil for the connection's own bytes.
    public var layer: @Sendable (EndpointURI) -> (any TransportLayer)? = { _ in nil }
    /// The time that a client's thread waits for a room that is full or does not progress; tests choose another.
    var roomPatienceMilliseconds = Limits.roomPatienceSeconds * 1_000
    /// The time that a client may take for the handshake of its layer; tests choose another.
    var handshakeMilliseconds = Limits.handshakeSeconds * 1_000
    /// The number of seconds that a client may take to hang up after the goodbye; tests choose another.
    var lingerSeconds = 2

    /// Whether a login under the name of a present user makes another session of that user; only tests choose this,
    /// since any client could log in as any user.
    var attachesSessionsByName = false

    /// Creates options with defaults for those listeners.
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

/// An account with which a user can operate the server.
public struct OperatorAccount: Sendable, Equatable {
    let name: [UInt8]
    private let credential: String
    let admits: @Sendable ([UInt8]) -> Bool

    /// - Parameter credential: distinguishes accounts of the same name, for example by a hash. An operator keeps the
    ///   power for as long as the settings have an account of the same name and credential.
    /// - Parameter admits: returns whether a password is right. It may be slow.
    public init(name: String, credential: String = "", admits: @escaping @Sendable ([UInt8]) -> Bool) {
        self.credential = credential
        self.name = Array(name.utf8)
        self.admits = admits
    }

    /// Returns whether both accounts have the same name and credential.
    public static func == (left: OperatorAccount, right: OperatorAccount) -> Bool {
        (left.name, left.credential) == (right.name, right.credential)
    }
}

/// The settings for all sessions. A lock guards the part that can change while the server runs. Checking for a change
/// takes no lock, since every client's thread checks each time it receives something.
final class ServerSettings: Sendable {
    struct Reloadable: Sendable {
        var limits: Limits
        var messageOfTheDay: [MessageText]
        var operators: [OperatorAccount]
        var gateways: [GatewayAccount]
        /// Grows with each change, so that sessions notice it.
        var generation = 0
    }

    let name: String
    let description: String
    let network: String
    let lobby: RoomName
    let password: [UInt8]?
    let cloaks: HostCloaks
    let reload: @Sendable () -> Void
    let exempt: [Network]
    let exemptsUnixSockets: Bool
    let layer: @Sendable (EndpointURI) -> (any TransportLayer)?
    let roomPatienceMilliseconds: Int
    let handshakeMilliseconds: Int
    let lingerSeconds: Int
    let attachesSessionsByName: Bool
    private let changeable: Locked<Reloadable>
    private let latest = Atomic<Int>(0)

    init(_ options: ServerOptions) {
        name = options.name
        description = options.description
        network = options.network ?? options.name
        password = options.password
        var generator = SystemRandomNumberGenerator()
        cloaks = options.cloaks ?? HostCloaks(drawnFrom: &generator)
        reload = options.reload
        lobby = options.lobby
        exempt = options.exempt
        exemptsUnixSockets = options.exemptsUnixSockets
        layer = options.layer
        roomPatienceMilliseconds = options.roomPatienceMilliseconds
        handshakeMilliseconds = options.handshakeMilliseconds
        lingerSeconds = options.lingerSeconds
        attachesSessionsByName = options.attachesSessionsByName
        changeable = Locked(
            Reloadable(
                limits: options.limits, messageOfTheDay: options.messageOfTheDay, operators: options.operators,
                gateways: options.gateways))
    }

    var current: Reloadable { changeable.withLock { $0 } }
    /// The generation of the current settings.
    var generation: Int { latest.load(ordering: .acquiring) }
    var limits: Limits { current.limits }

    func change(
        limits: Limits, messageOfTheDay: [MessageText], operators: [OperatorAccount], gateways: [GatewayAccount]
    ) {
        changeable.withLock { changeable in
            changeable = Reloadable(
                limits: limits, messageOfTheDay: messageOfTheDay, operators: operators, gateways: gateways,
                generation: changeable.generation + 1)
            latest.store(changeable.generation, ordering: .releasing)
        }
    }
}
