internal import Sockets
internal import Threads

/// A person at the other end of a socket.
final class SocketPerson {
    /// How long a line may take before the play fails.
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

    /// Sends the bytes, and reads on until they have been acted upon. A line that has only begun can't be fenced.
    func send(_ bytes: [UInt8]) throws {
        let bytes = framing.sent(bytes)
        try transmit(bytes)
        isInMidLine = framing.isInMidLine(after: bytes, isInMidLine)
        if !isInMidLine { try readToFence() }
    }

    /// The next line, without its end; nil at the end of the connection.
    func nextLine() throws -> [UInt8]? {
        try readToFence()
        while lines.isEmpty && !isOver { try receive() }
        return lines.isEmpty ? nil : lines.removeFirst()
    }

    /// What waits, after a fence.
    func leftovers() throws -> [[UInt8]] {
        try readToFence()
        defer { lines = [] }
        return lines
    }

    /// Hangs up, and waits until the server has done so too: then everyone has been told.
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
            case .broken: return  // the server has hung up; what it said is still to be read
            }
        }
    }

    private func receive() throws {
        guard socket.wait(for: .readable, milliseconds: Deadline.after(seconds: SocketPerson.patience).pollTimeout)
        else { throw NoLineReceived() }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        guard case .bytes(let count) = buffer.withUnsafeMutableBytes({ socket.receive(into: $0) }) else {
            isOver = true
            return
        }
        received += buffer[..<count]
        while let line = framing.takeLine(from: &received) {
            fence.hear(line)
            lines.append(line)
        }
    }
}
