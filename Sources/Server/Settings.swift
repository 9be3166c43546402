public import Chat
public import Sockets
internal import Threads

/// What a server is told at its start.
public struct ServerOptions: Sendable {
    /// Where it listens. A dialect that this build does not speak is the caller's mistake.
    public var listeners: [ServiceURI]
    /// Its own name.
    public var name: String
    /// The room that one is in after logging in.
    public var lobby: RoomName
    /// What is told to whoever logs in.
    public var messageOfTheDay: [Text]
    /// The limits.
    public var limits: Limits
    /// Networks that the limits for one address do not concern.
    public var exempt: [Network]

    /// The defaults, for those listeners.
    public init(
        listeners: [ServiceURI], name: String = "roost", lobby: RoomName, messageOfTheDay: [Text] = [],
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

/// What all sessions go by; the part that can be changed while the server runs stands behind a lock.
final class Settings: Sendable {
    struct Changeable: Sendable {
        var limits: Limits
        var messageOfTheDay: [Text]
        /// Grows with each change, so that sessions notice.
        var generation = 0
    }

    let name: String
    let lobby: RoomName
    let exempt: [Network]
    private let changeable: Locked<Changeable>

    init(_ options: ServerOptions) {
        name = options.name
        lobby = options.lobby
        exempt = options.exempt
        changeable = Locked(Changeable(limits: options.limits, messageOfTheDay: options.messageOfTheDay))
    }

    var current: Changeable { changeable.withLock { $0 } }
    var limits: Limits { current.limits }

    func change(limits: Limits, messageOfTheDay: [Text]) {
        changeable.withLock { changeable in
            changeable = Changeable(
                limits: limits, messageOfTheDay: messageOfTheDay, generation: changeable.generation + 1)
        }
    }
}
