internal import Chat
internal import Server
internal import Sockets

/// All that is set when the server starts, checked and complete.
struct Configuration: Equatable, Sendable {
    /// Bytes that the server's name may have.
    static let mostNameBytes = 63
    /// Bytes that the server's description may have.
    static let mostDescriptionBytes = 200
    /// Bytes that the file with the message of the day may have.
    static let mostMessageBytes = 65_536

    /// Where clients come in; at least one, each with its port.
    var listeners: [EndpointURI]
    /// The server's own name: visible ASCII without spaces.
    var serverName = "roost"
    /// What the server is, in a few words.
    var description = ""
    /// What the network calls itself; the server's name where nobody says.
    var network: String?
    /// What one must know to log in.
    var password: String?
    /// Who may operate the server.
    var operators: [OperatorEntry] = []
    /// The room that people are in after logging in.
    var lobby = RoomName.usualLobby
    /// Lines that are shown to whoever logs in.
    var messageOfTheDay: [MessageText] = []
    /// A value for every limit.
    var limits = Limits()
    /// All networks whose addresses are not counted.
    var exempt = Network.loopback
    /// Whether those of this machine are; nil where neither file nor command line says.
    var loopback: LoopbackRule?
    /// How the log is written.
    var log = LogFormat.human

    /// Whether connections to loopback addresses are not counted.
    var isLoopbackExempt: Bool { Network.loopback.allSatisfy { exempt.contains($0) } }

    /// What holds where nobody says anything.
    init(dialects: [ListenableDialect] = ListenableDialect.all) {
        listeners = dialects.filter(\.listensByDefault).map(\.usualPlace)
    }
}

/// Whether the limits for one address hold for connections from this machine.
enum LoopbackRule: String, CaseIterable, Sendable {
    /// They do not: a proxy on this machine may connect for many people.
    case exempt
    /// They hold for loopback addresses and Unix sockets, too.
    case limited
}
