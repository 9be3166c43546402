import Client
import Sockets
import Testing
import Threads

/// A server that meets one client, hears and says what a script wants, and closes.
final class ScriptedServer: Sendable {
    /// Where it is, as an argument of the program.
    let uri: String
    private let listening: ListeningSocket
    private let worker: NamedThread
    private let heard = Locked<[String]>([])

    /// The side of the server in a conversation.
    struct Part: Sendable {
        let client: PlainClient
        let heard: Locked<[String]>

        /// Says all of it.
        func say(_ text: String) { try? client.connection.send(Array(text.utf8)) }

        /// Says these bytes, which may be no text.
        func say(bytes: [UInt8]) { try? client.connection.send(bytes) }

        /// Sends the bytes again and again, until the client has closed the connection.
        func sendUntilClosed(_ bytes: [UInt8]) { while (try? client.connection.send(bytes)) != nil {} }

        /// Has said its last, and can still hear.
        func sayNothingMore() { client.connection.stopWriting() }

        /// Says what it hears, byte by byte, up to the end.
        func echo() {
            while let received = try? client.connection.receive(until: .after(seconds: 60)) {
                guard case .bytes(let bytes) = received else { return }
                say(bytes: bytes)
            }
        }

        /// Hears the next line, which is kept for `waitForEnd`; nil when there is none within a minute.
        @discardableResult
        func hear() -> String? {
            guard let line = try? client.nextLine(until: .after(seconds: 60)).text else { return nil }
            heard.withLock { $0.append(line) }
            return line
        }

        /// Hears lines up to this one, or the end.
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

    /// Waits for the end of the script, and gives all lines that were heard.
    func waitForEnd() -> [String] {
        listening.stop()
        worker.join(until: .after(seconds: 60))
        listening.close()
        return heard.withLock { $0 }
    }
}
