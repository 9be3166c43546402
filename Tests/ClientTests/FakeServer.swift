import Client
import Sockets
import Testing
import Threads

/// A listening place on which one client is awaited, and talked to as a script wants.
struct FakeServer {
    let uri: EndpointURI
    private let listening: ListeningSocket

    init() throws {
        let anyPort = EndpointURI(dialect: "plain", place: .tcp(host: "127.0.0.1", port: 0))
        listening = try #require(try ListeningSocket.open(anyPort).first)
        uri = listening.uri
    }

    /// Both ends of a connection.
    func meet(patienceSeconds: Int = 30) throws -> (client: ClientConnection, server: ClientConnection) {
        let client = try ClientConnection(to: uri, patienceSeconds: patienceSeconds)
        return (client, ClientConnection(try listening.accept().transport))
    }

    /// Stops listening and closes the socket.
    func close() {
        listening.stop()
        listening.close()
    }
}
