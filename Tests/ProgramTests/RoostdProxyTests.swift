import Foundation
import Sockets
import Testing

@testable import roostd

/// A listener of the program behind a proxy, and what the log tells of it.
@Suite(.serialized, .timeLimit(.minutes(10))) struct RoostdProxyTests {
    private let scratch: ScratchDirectory

    init() throws { scratch = try ScratchDirectory() }

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
            for place in 0...1 { #expect(try waitForClose(connect(server, login, place: place)) == 0) }
        }
        // The client closes with unread bytes, which resets the connection.
        #expect(ana.wait(for: .readable, milliseconds: 60_000))
        ana.close()
        let log = try server.log.skip(to: "disconnected ") + [server.terminate(by: SIGTERM).output]
        let lines = log.flatMap { $0.split(separator: "\n") }.map { $0.components(separatedBy: " time=")[0] }
        #expect(lines.filter { $0.hasPrefix("disconnected ") } == ["disconnected client=1 user=ana why=reset"])
        for (sentence, why) in [
            ("did not begin with a PROXY header", "no-proxy-header"), ("did not come from a proxy", "no-proxy"),
        ] {
            let refusals = lines.filter {
                $0.hasPrefix("warning: refused, since it \(sentence) from=127.0.0.1 listener=")
            }
            #expect(counts(refusals) == [why: 3], "\(lines)")
            #expect(refusals.first?.hasSuffix(" why=\(why)") == true, "\(lines)")
        }
        #expect(!lines.contains { $0.hasPrefix("connected ") })
    }

    @Test func `The log tells of a gateway and its clients, but no password`() throws {
        let hash = try #require(PasswordHash(of: Array("canary".utf8)))
        let config = try scratch.file("roost.conf", "webirc kiwi \(hash) 203.0.113.0/24 2001:db8::/32\n")
        let server = try RoostdProcess(
            ["--config", config], at: ["irc://127.0.0.1:0?proxy=127.0.0.0/8", "irc://127.0.0.1:0"])
        let ana = try connect(
            server, Self.binaryHeader + Array("WEBIRC canary kiwi h.example 2001:db8::9 :secure\r\n".utf8))
        #expect(
            try facts(server.log, after: "came through")
                == "came through a gateway client=1 from=2001:db8::9 proxy=203.0.113.9 gateway=kiwi tls=yes")
        ana.close()
        // Each WEBIRC line is refused for the first fault that the server finds: the password, the gateway's name, the
        // client's address, the network. No log line repeats the words of the client.
        for (words, place) in [("wrong kiwi", 0), ("kiwi canary", 0), ("canary kiwi", 0), ("canary kiwi", 1)] {
            let line = Array("WEBIRC \(words) h.example canary\r\n".utf8)
            try waitForClose(try connect(server, (place == 0 ? Self.binaryHeader : []) + line, place: place))
        }
        let log = try server.terminate(by: SIGTERM).output
        let refused = log.split(separator: "\n").filter { $0.hasPrefix("warning: WEBIRC refused") }
        #expect(!log.contains("canary"))
        let lines = refused.map { $0.components(separatedBy: " time=")[0] }
        #expect(counts(lines) == ["wrong-password": 2, "not-an-address": 1, "other-network": 1], "\(log)")
    }

    @Test func `A gateway in the config file has a name, a hash and networks`() throws {
        let hash = try #require(PasswordHash(of: Array("canary".utf8)))
        for wrong in ["kiwi", "kiwi \(hash)", "kiwi canary 10.0.0.0/8", "kiwi \(hash) 10.0.0.0/8 canary"] {
            let config = try scratch.file("roost.conf", "webirc \(wrong)\n")
            guard case .fail(let text, 1) = Invocation(["--check", "--config", config]) else {
                Issue.record("\(wrong) was taken")
                continue
            }
            #expect(text.hasPrefix("roostd: \(config):1: ") && text.contains("not NAME HASH CIDR…"))
            #expect(!text.contains("canary") && !text.contains("\(hash)"), "\(text)")
        }
        let config = try scratch.file("roost.conf", "webirc a \(hash) ::1\nwebirc b \(hash) 10.0.0.0/8 fd00::/8\n")
        let read = try Configuration.read(arguments: ["--config", config]).get()
        #expect(read.gateways.map(\.name) == ["a", "b"] && read.gateways[1].networks.count == 2)
        #expect(read.summary.contains("# webirc a: there is one\n") && !read.summary.contains("\(hash)"))
        #expect(Configuration().changes(to: read).applicable == ["webirc"])
        #expect(Configuration().applying(read).gateways == read.gateways)
    }

    /// Returns how many times the log lines report each reason. Lines of one kind within five seconds are counted in one
    /// line (`times=`).
    private func counts(_ lines: [String]) -> [String: Int] {
        var counts: [String: Int] = [:]
        for line in lines {
            let facts = line.components(separatedBy: " why=").last?.components(separatedBy: " times=") ?? []
            counts[facts.first ?? line, default: 0] += facts.count > 1 ? Int(facts[1]) ?? 0 : 1
        }
        return counts
    }

    /// Reads until the server has closed the connection. Returns the number of bytes that it has sent.
    @discardableResult
    private func waitForClose(_ socket: Socket) throws -> Int {
        defer { socket.close() }
        var (buffer, count) = ([UInt8](repeating: 0, count: 256), 0)
        while socket.wait(for: .readable, milliseconds: 60_000) {
            switch buffer.withUnsafeMutableBytes({ socket.receive(into: $0) }) {
            case .end, .broken: return count
            case .bytes(let more): count += more
            case .nothing: continue
            }
        }
        throw TestFailure(description: "the server has not closed the connection")
    }

    /// The next log line that begins with a word, without its time.
    private func facts(_ log: ProgramOutput, after word: String) throws -> String? {
        try log.skip(to: word).last?.components(separatedBy: " time=")[0]
    }
}
