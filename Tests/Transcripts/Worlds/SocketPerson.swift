internal import Sockets
internal import Threads

/// A client of the running server, at the other end of a socket.
final class SocketPerson {
    /// The maximum time in seconds that the client waits for input before the transcript fails.
    private static let patience = 60

    private let socket: Transport
    private var fence: Fence
    private let framing: Framing
    private var received: [UInt8] = []
    private var lines: [[UInt8]] = []
    private var isInMidLine = false
    private var isOver = false

    init(_ socket: Transport, speaking dialect: String) {
        self.socket = socket
        fence = Fence(dialect: dialect)
        framing = Framing(dialect)
    }

    /// Sends the bytes, and then reads until the server has handled them. After an unfinished line it does not wait,
    /// since a fence would become part of that line.
    ///
    /// - Throws: `NoLineReceived` when the server sends nothing for `patience` seconds.
    func send(_ bytes: [UInt8]) throws {
        let bytes = framing.sent(bytes)
        try transmit(bytes)
        isInMidLine = framing.isInMidLine(after: bytes, isInMidLine)
        if !isInMidLine { try readToFence() }
    }

    /// Returns the next line, without its line end, or nil at the end of the connection.
    ///
    /// - Throws: `NoLineReceived` when no line comes for `patience` seconds.
    func nextLine() throws -> [UInt8]? {
        try readToFence()
        while lines.isEmpty && !isOver { try receive() }
        return lines.isEmpty ? nil : lines.removeFirst()
    }

    /// Returns all unread lines, after a fence.
    func leftovers() throws -> [[UInt8]] {
        try readToFence()
        defer { lines = [] }
        return lines
    }

    /// Ends the output of the connection, and reads until the server closes it. By then the server has told all other
    /// users.
    func hangUp() throws {
        socket.finish()
        while !isOver { try receive() }
        socket.close()
    }

    func close() { socket.close() }

    private func readToFence() throws {
        guard !isOver, !isInMidLine, let (bytes, isAnswer) = fence.put() else { return }
        try transmit(bytes)
        while !isOver {
            if lines.contains(where: isAnswer.isLast) {
                lines.removeAll(where: isAnswer.isOne)
                return
            }
            try receive()
        }
    }

    private func transmit(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty && !isOver {
            switch rest.withUnsafeBytes({ socket.send($0) }) {
            case .bytes(0): _ = socket.wait(for: .writable, milliseconds: -1)
            case .bytes(let count): rest = rest.dropFirst(count)
            case .broken: return  // The server has closed the connection; `receive` reads the rest.
            }
        }
        while socket.pendingOutput > 0 && socket.flush() == nil {
            _ = socket.wait(for: .writable, milliseconds: -1)
        }
    }

    private func receive() throws {
        guard socket.wait(for: .readable, milliseconds: Deadline.after(seconds: SocketPerson.patience).pollTimeout)
        else { throw NoLineReceived() }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        switch buffer.withUnsafeMutableBytes({ socket.receive(into: $0) }) {
        case .bytes(let count): received += buffer[..<count]
        case .nothing: return  // a part of a TLS record
        case .end, .broken:
            isOver = true
            return
        }
        while let line = framing.takeLine(from: &received) {
            fence.hear(line)
            lines.append(line)
        }
    }
}
