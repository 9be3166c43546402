import Client
import Sockets
import Testing
import Threads

/// A server that accepts one client, sends and receives what a script says, and closes the connection.
final class ScriptedServer: Sendable {
    /// The address of the server, as a command-line argument of the client.
    let uri: String
    private let listening: ListeningSocket
    private let worker: NamedThread
    private let heard = Locked<[String]>([])

    /// The server's side of the conversation with the client.
    struct Part: Sendable {
        let client: PlainClient
        let heard: Locked<[String]>

        /// Sends the text, unchanged.
        func say(_ text: String) { try? client.connection.send(Array(text.utf8)) }

        /// Sends bytes; they need not be UTF-8.
        func say(bytes: [UInt8]) { try? client.connection.send(bytes) }

        /// Sends the bytes again and again, until the client has closed the connection.
        func sendUntilClosed(_ bytes: [UInt8]) { while (try? client.connection.send(bytes)) != nil {} }

        /// Closes the sending direction of the connection. The server can still receive.
        func sayNothingMore() { client.connection.stopWriting() }

        /// Sends everything that it receives back to the client, until the connection ends.
        func echo() {
            while let received = try? client.connection.receive(until: .after(seconds: 60)) {
                guard case .bytes(let bytes) = received else { return }
                say(bytes: bytes)
            }
        }

        /// Receives the next line and keeps it for `waitForEnd`; returns nil when no line arrives within a minute.
        @discardableResult
        func hear() -> String? {
            guard let line = try? client.nextLine(until: .after(seconds: 60)).text else { return nil }
            heard.withLock { $0.append(line) }
            return line
        }

        /// Receives lines up to and including the given one, or up to the end.
        func hear(until last: String) { while let line = hear(), line != last {} }
    }

    init(dialect: String = "plain", _ script: @escaping @Sendable (Part) -> Void) throws {
        let place = EndpointURI(dialect: dialect, place: .tcp(host: "127.0.0.1", port: 0))
        let listening = try #require(try ListeningSocket.open(place).first)
        self.listening = listening
        uri = listening.uri.description
        worker = try NamedThread(name: "script") { [heard] in
            guard let socket = try? listening.accept().transport else { return }
            let client = PlainClient(over: ClientConnection(socket))
            script(Part(client: client, heard: heard))
            client.connection.hangUp()
        }
    }

    /// Waits at most a minute for the end of the script, and returns all lines that the server has received.
    func waitForEnd() -> [String] {
        listening.stop()
        worker.join(until: .after(seconds: 60))
        listening.close()
        return heard.withLock { $0 }
    }
}
