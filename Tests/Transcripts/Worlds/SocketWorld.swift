internal import Chat
internal import Dialects
internal import Sockets
internal import Synchronization

@testable internal import Server

/// Plays transcripts against a running server, through real sockets.
///
/// Each send is followed by a fence, so that its results have been offered to all clients before the next step.
public final class SocketWorld: World {
    private let server: ChatServer
    #if TLS
        private let encryption: Encryption?
    #endif
    private var people: [String: SocketPerson] = [:]

    /// Starts a server with the settings of a transcript. Flood control is off unless the transcript sets it.
    ///
    /// - Parameter isFragmenting: whether the server's connections carry a layer that buffers, fragments and delays
    ///   their bytes.
    /// - Parameter isEncrypted: whether all connections carry TLS.
    /// - Throws: `UnplayableSetting` for an unknown option, the error of a limit that is not valid, or the error with
    ///   which the server does not start.
    public init(_ settings: [Setting], isFragmenting: Bool = false, isEncrypted: Bool = false) throws {
        var options = ServerOptions(listeners: try DialectName.allCases.map(SocketWorld.listener), lobby: .usualLobby)
        try options.limits.set("messages-per-second=off")
        // A transcript may connect a hundred clients, and the last may log in long after its connection.
        try options.limits.set("login-seconds=off")
        try options.limits.set("greeting-ms=off")
        for setting in settings {
            switch setting.option {
            case "limit": try options.limits.set(setting.value)
            case "name": options.name = setting.value
            case "password": options.password = Array(setting.value.utf8)
            case "description": options.description = setting.value
            case "network": options.network = setting.value
            case "operator":
                let words = setting.value.split(separator: " ").map(String.init)
                let password = Array((words.last ?? "").utf8)
                options.operators.append(OperatorAccount(name: words.first ?? "") { $0 == password })
            case "webirc":
                let words = setting.value.split(separator: " ").map(String.init)
                let password = Array((words.last ?? "").utf8)
                options.gateways.append(
                    GatewayAccount(name: words.first ?? "", networks: Network.loopback) { $0 == password })
            case "lobby": options.lobby = RoomName(setting.value) ?? options.lobby
            case "sessions": options.attachesSessionsByName = setting.value == "by-name"
            case "motd": options.messageOfTheDay += [MessageText(setting.value)].compactMap(\.self)
            default: throw UnplayableSetting(setting: setting)
            }
        }
        if isFragmenting {
            let seeds = Atomic<UInt64>(0)
            options.layer = { _ in FragmentingLayer(seed: seeds.add(1, ordering: .relaxed).newValue) }
        }
        #if TLS
            if isEncrypted {
                let encryption = try Encryption()
                options.layer = { _ in encryption.serverLayer() }
                self.encryption = encryption
            } else {
                encryption = nil
            }
        #endif
        server = try ChatServer(options, log: Log(format: .human))
    }

    private static func listener(_ dialect: DialectName) throws -> EndpointURI {
        guard let uri = EndpointURI("\(dialect.rawValue)://127.0.0.1:0") else {
            throw UnknownDialect(name: dialect.rawValue)
        }
        return uri
    }

    public func arrive(_ who: String, speaking dialect: String) throws {
        guard let place = server.places.first(where: { $0.dialect == dialect }) else {
            throw UnknownDialect(name: dialect)
        }
        var transport = try Transport.connect(to: place)
        #if TLS
            if let encryption { transport = try encryption.open(transport) }
        #endif
        people[who] = SocketPerson(transport, speaking: dialect)
    }

    public func send(_ bytes: [UInt8], from who: String) throws { try people[who]?.send(bytes) }

    public func nextLine(for who: String) throws -> [UInt8]? { try people[who]?.nextLine() }

    public func leftovers(of who: String) throws -> [[UInt8]] { try people[who]?.leftovers() ?? [] }

    public func hangUp(_ who: String) throws { try people.removeValue(forKey: who)?.hangUp() }

    public func close() {
        for person in people.values { person.close() }
        _ = server.stop()
    }
}
