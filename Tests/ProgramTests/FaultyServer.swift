import Client
import Sockets
import Testing
import Threads

/// A small IRC server that relays each message to all other members, with the faults that the test requests.
final class FaultyServer: Sendable {
    /// Decides what the server does with a message for one of the other members. Messages, and the members other than
    /// the speaker, are numbered from 0.
    typealias Fault = @Sendable (_ message: Int, _ hearer: Int) -> Action

    enum Action {
        case pass
        case lose
        case double
        /// The message is sent after the next message to the same member.
        case delay
        case hangUp
    }

    private struct State {
        var members: [ClientConnection] = []
        var messages = 0
        var delayed: [Int: [UInt8]] = [:]
    }

    let uri: EndpointURI
    private let listening: ListeningSocket
    private let people = ThreadCount()
    private let state = Locked(State())
    private let fault: Fault

    init(_ fault: @escaping Fault) throws {
        let place = EndpointURI(dialect: "irc", place: .tcp(host: "127.0.0.1", port: 0))
        listening = try #require(try ListeningSocket.open(place).first)
        uri = listening.uri
        self.fault = fault
        try NamedThread.detached(name: "faulty", counted: people) { [self] in
            while let socket = try? listening.accept().transport {
                let connection = ClientConnection(socket)
                try? NamedThread.detached(name: "member", counted: people) { [self] in serve(connection) }
            }
        }
    }

    /// Closes all connections and the listening socket.
    func stop() {
        listening.stop()
        for member in state.withLock({ $0.members }) { member.hangUp() }
        people.waitUntilNone(by: .after(seconds: 60))
        listening.close()
    }

    private func serve(_ connection: ClientConnection) {
        let client = PlainClient(over: connection)
        while let line = try? client.nextLine(until: .after(seconds: 60)).text {
            if line.hasPrefix("USER ") { try? connection.send(Array(":s 001 x :hi\r\n".utf8)) }
            if line.hasPrefix("JOIN ") {
                state.withLock { $0.members.append(connection) }
                try? connection.send(Array(":s 366 x #load0 :end\r\n".utf8))
            }
            if line.hasPrefix("PRIVMSG ") { relay(Array(":a!b@c \(line)\r\n".utf8), from: connection) }
        }
    }

    /// Relays a message under the lock, so that all members receive the messages in the same order.
    private func relay(_ line: [UInt8], from speaker: ClientConnection) {
        state.withLock { state in
            for (number, member) in state.members.filter({ $0 !== speaker }).enumerated() {
                let before = state.delayed.removeValue(forKey: number)
                switch fault(state.messages, number) {
                case .pass: try? member.send(line)
                case .lose: break
                case .double: try? member.send(line + line)
                case .delay: state.delayed[number] = line
                case .hangUp: member.hangUp()
                }
                if let before { try? member.send(before) }
            }
            state.messages += 1
        }
    }
}
