import Client
import Foundation
import Sockets
import Threads

/// A plain client of a server in another process. It waits at most a minute for a line.
struct Guest: LineSource {
    private let socket: Socket
    private let client: PlainClient

    /// Connects. With a small receive buffer, unread output soon waits on the server's side.
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

    /// The lines under way. All that this guest has asked for before is done when this returns.
    @discardableResult
    func fence() throws -> [String] {
        try say("/help no-such-thing")
        return try skip(to: "!! no-such-command: ").dropLast()
    }

    /// Waits so long for a line that should not come; the line, if one did.
    func surprise(within milliseconds: Int) throws -> String? {
        try client.nextLine(until: .after(milliseconds: milliseconds)).text
    }

    /// Leaves without a word.
    func hangUp() { client.connection.hangUp() }
}
