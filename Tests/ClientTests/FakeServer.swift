import Client
import Sockets
import Testing
import Threads

/// A listening socket that accepts a client. The test then sends and receives for the server's side.
struct FakeServer {
    let uri: EndpointURI
    private let listening: ListeningSocket

    init() throws {
        let anyPort = EndpointURI(dialect: "plain", place: .tcp(host: "127.0.0.1", port: 0))
        listening = try #require(try ListeningSocket.open(anyPort).first)
        uri = listening.uri
    }

    /// Connects a client and returns both ends of the connection.
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
