import Foundation
@testable import Sockets
import Testing

@Suite(.timeLimit(.minutes(10))) struct ListeningSocketTests {
    /// Calls the body with an unused path in a new temporary folder, and removes the folder afterwards.
    private func withPath(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appending(path: "s").path)
    }

    private func open(_ text: String) throws -> ListeningSocket {
        let sockets = try ListeningSocket.open(try #require(EndpointURI(text)))
        #expect(sockets.count == 1)
        return try #require(sockets.first)
    }

    @Test(arguments: ["127.0.0.1", "[::1]"])
    func `Port 0 picks a port, which is reported and accepts connections`(host: String) throws {
        let listening = try open("plain://\(host):0")
        defer { listening.close() }
        guard case .tcp(let shown, .some(let port)) = listening.uri.place else {
            Issue.record("no TCP: \(listening.uri)")
            return
        }
        #expect(port != 0 && (host == "[::1]" ? "[\(shown)]" : shown) == host)
        let client = try Transport.connect(to: listening.uri)
        defer { client.close() }
        let (accepted, from) = try listening.accept()
        defer { accepted.close() }
        #expect(from == PeerAddress(shown))
    }

    @Test func `Socket options apply to every accepted connection`() throws {
        let listening = try open("plain://127.0.0.1:0")
        defer { listening.close() }
        listening.configure(sendBuffer: 65_536, stuckSeconds: 7, keepaliveSeconds: 11)
        let client = try Transport.connect(to: listening.uri)
        defer { client.close() }
        let accepted = try listening.accept().transport
        defer { accepted.close() }
        func option(_ level: Int32, _ name: Int32) -> Int32 {
            var value: Int32 = -1
            var size = socklen_t(MemoryLayout<Int32>.size)
            getsockopt(accepted.socket.descriptor, level, name, &value, &size)
            return value
        }
        let tcp = Int32(IPPROTO_TCP)
        #expect(option(tcp, TCP_NODELAY) == 1 && option(tcp, TCP_USER_TIMEOUT) == 7_000)
        #expect(option(tcp, TCP_KEEPIDLE) == 11 && option(tcp, TCP_KEEPINTVL) == 15 && option(tcp, TCP_KEEPCNT) == 6)
        // The kernel doubles the size of the buffer, since it also counts its own bookkeeping (socket(7), SO_SNDBUF).
        #expect(option(SOL_SOCKET, SO_KEEPALIVE) == 1 && option(SOL_SOCKET, SO_SNDBUF) == 131_072)
    }

    @Test func `A port in use is refused with the reason`() throws {
        let listening = try open("plain://127.0.0.1:0")
        defer { listening.close() }
        let error = #expect(throws: SystemError.self) { try ListeningSocket.open(listening.uri) }
        #expect(error?.call == "bind" && error?.code == EADDRINUSE)
    }

    @Test func `Accepting after the stop reports the stop`() throws {
        let listening = try open("plain://127.0.0.1:0")
        listening.stop()
        #expect(throws: ListeningSocket.AcceptError.closed) { try listening.accept() }
        listening.close()
        #expect(throws: SystemError.self) { try Transport.connect(to: listening.uri) }
    }

    @Test func `A Unix socket counts as loopback, and its file is removed with it`() throws {
        try withPath { path in
            let listening = try open("plain+unix://\(path)")
            let client = try Transport.connect(to: listening.uri)
            defer { client.close() }
            let (accepted, from) = try listening.accept()
            defer { accepted.close() }
            #expect(from == .local)
            listening.close()
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func `A stale socket file is replaced, and a live one is not`() throws {
        try withPath { path in
            let first = try open("plain+unix://\(path)")
            #expect(throws: SystemError.self) { try ListeningSocket.open(first.uri) }
            try FileManager.default.moveItem(atPath: path, toPath: path + ".kept")
            first.close()
            try FileManager.default.moveItem(atPath: path + ".kept", toPath: path)
            let second = try open("plain+unix://\(path)")
            let client = try Transport.connect(to: second.uri)
            client.close()
            second.close()
        }
    }

    @Test func `A file that is not a socket is left alone`() throws {
        try withPath { path in
            try Data("precious".utf8).write(to: URL(filePath: path))
            let uri = try #require(EndpointURI("plain+unix://\(path)"))
            let error = #expect(throws: SystemError.self) { try ListeningSocket.open(uri) }
            #expect(error?.code == EADDRINUSE)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
        }
    }

    @Test func `A path that no socket can have is refused`() throws {
        let uri = EndpointURI(dialect: "plain", place: .unix(path: "/" + String(repeating: "x", count: 107)))
        #expect(throws: SystemError.self) { try ListeningSocket.open(uri) }
        #expect(throws: SystemError.self) { try Transport.connect(to: uri) }
    }
}
