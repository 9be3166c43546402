internal import Chat
internal import Server
internal import Sockets

/// The settings at the start of the server, checked and complete.
struct Configuration: Equatable, Sendable {
    /// The maximum size of the server's name in bytes.
    static let mostNameBytes = 63
    /// The maximum size of the server's description in bytes.
    static let mostDescriptionBytes = 200
    /// The maximum size of the file with the message of the day in bytes.
    static let mostMessageBytes = 65_536

    /// The addresses where clients connect; at least one, each with its port.
    var listeners: [EndpointURI]
    /// The certificates of the listeners with TLS; nil without any.
    var certificates: Certificates?
    /// The server's name: visible ASCII without spaces.
    var serverName = "roost"
    /// A short description of the server.
    var description = ""
    /// The name of the network; when nil, the server's name is used.
    var network: String?
    /// The password that every login needs, if any.
    var password: String?
    /// The server operators.
    var operators: [OperatorEntry] = []
    /// The gateways for WEBIRC.
    var gateways: [GatewayEntry] = []
    /// The room that users are in after a login.
    var lobby = RoomName.usualLobby
    /// The file with the secret of the host cloaks; nil for a secret that only this process has.
    var cloakSecret: String?
    /// The lines that each user sees after a login.
    var messageOfTheDay: [MessageText] = []
    /// The values of all limits.
    var limits = Limits()
    /// The networks whose connections the limits per address do not count.
    var exempt = Network.loopback
    /// Whether the limits per address apply to loopback addresses; nil when neither the file nor the command line sets
    /// it.
    var loopback: LoopbackRule?
    /// The format of the log.
    var log = LogFormat.human

    /// Whether connections from loopback addresses are not counted.
    var isLoopbackExempt: Bool { Network.loopback.allSatisfy { exempt.contains($0) } }

    /// Creates the default configuration.
    init(dialects: [ListenableDialect] = ListenableDialect.all) {
        listeners = dialects.filter(\.listensByDefault).map(\.usualPlace)
    }
}

/// Whether the limits for one address apply to connections from this machine.
enum LoopbackRule: String, CaseIterable, Sendable {
    /// The limits do not apply: a proxy on this machine may connect for many users.
    case exempt
    /// The limits apply to loopback addresses and Unix sockets, too.
    case limited
}
