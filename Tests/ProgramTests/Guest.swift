import Client
import Foundation
import Sockets
import Threads

/// A plain client of a server in another process. It waits at most a minute for each line.
struct Guest: LineSource {
    private let socket: Socket
    private let client: PlainClient

    /// Connects to the server without logging in. A small receive buffer, in bytes, makes unread output wait on the
    /// server's side.
    init(at place: EndpointURI, receiveBuffer: Int32? = nil) throws {
        socket = try Socket.connect(to: place)
        if var bytes = receiveBuffer {
            setsockopt(socket.descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<Int32>.size))
        }
        client = PlainClient(over: ClientConnection(Transport(socket)))
    }

    /// Connects, logs in, and reads all lines of the welcome.
    init(_ name: String, at place: EndpointURI, receiveBuffer: Int32? = nil) throws {
        try self.init(at: place, receiveBuffer: receiveBuffer)
        try say("/login \(name)")
        try skip(to: "[lobby] -- here: ")
    }

    func say(_ line: String) throws { try client.send(line: line) }

    func nextLine() throws -> String? {
        switch try client.nextLine(until: .after(seconds: ProgramOutput.patienceSeconds)) {
        case .line(let line): return String(decoding: line, as: UTF8.self)
        case .end(let unfinished):
            if unfinished.isEmpty { return nil }
            throw TestFailure(description: "half a line at the end: \(unfinished)")
        case .timedOut: throw TestFailure(description: "the server says nothing")
        }
    }

    /// Returns the lines that were on their way. When this returns, the server has done everything that this guest
    /// requested before.
    @discardableResult
    func fence() throws -> [String] {
        try say("/help no-such-thing")
        return try skip(to: "!! no-such-command: ").dropLast()
    }

    /// Waits for a line that the test does not expect; returns nil when no line arrives within the time.
    func surprise(within milliseconds: Int) throws -> String? {
        try client.nextLine(until: .after(milliseconds: milliseconds)).text
    }

    /// Closes the connection without sending /quit.
    func hangUp() { client.connection.hangUp() }
}
