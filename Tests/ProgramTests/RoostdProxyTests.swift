import Foundation
import Sockets
import Testing

/// A listener of the program behind a proxy, and what the log tells of it.
@Suite(.serialized, .timeLimit(.minutes(10))) struct RoostdProxyTests {
    /// A header of version 2 for 203.0.113.9, whose connection to the proxy uses TLS.
    private static let binaryHeader: [UInt8] =
        [13, 10, 13, 10, 0, 13, 10, 81, 85, 73, 84, 10, 0x21, 0x11, 0, 20, 203, 0, 113, 9, 127, 0, 0, 1, 1, 1, 2, 2]
        + [0x20, 0, 5, 1, 0, 0, 0, 0]

    private func connect(_ server: RoostdProcess, _ bytes: [UInt8], place: Int = 0) throws -> Socket {
        let socket = try Socket.connect(to: server.places[place])
        _ = bytes.withUnsafeBytes { socket.send($0) }
        return socket
    }

    @Test func `The log tells the client's address, the proxy and TLS, and each kind of refusal once`() throws {
        let server = try RoostdProcess(
            at: ["plain://127.0.0.1:0?proxy=127.0.0.0/8", "irc://127.0.0.1:0?proxy=10.0.0.0/8"])
        #expect(server.places[0].description.hasSuffix("?proxy=127.0.0.0/8"))
        #expect(!server.greeting.contains { $0.hasPrefix("to come in, type: ") })
        let login = Array("/login ana\n".utf8)
        let ana = try connect(server, Self.binaryHeader + login)
        #expect(
            try facts(server.log, after: "connected") == "connected client=1 from=203.0.113.9 proxy=127.0.0.1 tls=yes")
        try server.log.skip(to: "joined user=ana")
        // A health check that sends nothing is no refusal.
        try connect(server, []).close()
        for _ in 0..<3 {
            try waitForClose(try connect(server, login))
            try waitForClose(try connect(server, login, place: 1))
        }
        ana.close()
        let log = try server.log.skip(to: "disconnected ") + [server.terminate(by: SIGTERM).output]
        let lines = log.flatMap { $0.split(separator: "\n") }.map { $0.components(separatedBy: " time=")[0] }
        #expect(lines.filter { $0.hasPrefix("disconnected ") } == ["disconnected client=1 user=ana why=closed"])
        for (sentence, why) in [
            ("did not begin with a PROXY header", "no-proxy-header"), ("did not come from a proxy", "no-proxy"),
        ] {
            let refusals = lines.filter {
                $0.hasPrefix("warning: refused, since it \(sentence) from=127.0.0.1 listener=")
            }
            #expect(refusals.map { $0.components(separatedBy: " why=").last } == [why, "\(why) times=2"], "\(lines)")
        }
        #expect(!lines.contains { $0.hasPrefix("connected ") })
    }

    /// Reads until the server has closed the connection.
    private func waitForClose(_ socket: Socket) throws {
        defer { socket.close() }
        var buffer: [UInt8] = [0]
        while socket.wait(for: .readable, milliseconds: 60_000) {
            switch buffer.withUnsafeMutableBytes({ socket.receive(into: $0) }) {
            case .end, .broken: return
            case .bytes, .nothing: Issue.record("the server has said something")
            }
        }
        throw TestFailure(description: "the server has not closed the connection")
    }

    /// The next log line that begins with a word, without its time.
    private func facts(_ log: ProgramOutput, after word: String) throws -> String? {
        try log.skip(to: word).last?.components(separatedBy: " time=")[0]
    }
}
