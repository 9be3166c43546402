internal import Glibc
internal import Sockets
internal import Threads

/// A plain client on a real connection, which waits at most a minute for a line.
///
/// The test decides when the client reads: a client that is not asked for lines does not read, and so falls behind.
final class Person: @unchecked Sendable {
    // Unchecked: a person is in the hands of one thread at a time.

    /// What did not come, or came instead.
    struct TestFailure: Error, CustomStringConvertible {
        let description: String
    }

    static let patienceSeconds = 60
    let name: String
    private let socket: Socket
    private var received: [UInt8] = []
    private var start = 0
    private var fences = 0
    private var isOpen = true

    /// With a small receive buffer, in bytes, what is not read soon waits on the server's side.
    init(_ name: String, at place: EndpointURI, receiveBuffer: Int32? = nil) throws {
        self.name = name
        socket = try Socket.connect(to: place)
        if var bytes = receiveBuffer {
            setsockopt(socket.descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<Int32>.size))
        }
    }

    deinit { close() }

    // MARK: Speaking

    /// Sends one line.
    func say(_ line: String) throws { try send(Array("\(line)\n".utf8)) }

    /// Sends bytes as they are, all of them, waiting while the line is full.
    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            guard case .bytes(let count) = rest.withUnsafeBytes({ socket.send($0) }) else {
                throw TestFailure(description: "\(name)'s line broke while sending")
            }
            rest = rest.dropFirst(count)
            if count == 0 && !socket.wait(for: .writable, milliseconds: 1_000 * Int32(Person.patienceSeconds)) {
                throw TestFailure(description: "\(name) could not send: nobody reads")
            }
        }
    }

    /// Sends bytes whose last one is TCP's urgent data.
    func sendUrgent(_ bytes: [UInt8]) throws {
        guard Glibc.send(socket.descriptor, bytes, bytes.count, Int32(MSG_OOB)) == bytes.count else {
            throw SystemError("send by \(name)", code: errno)
        }
    }

    /// Says no more, but still reads.
    func stopSpeaking() { socket.stopWriting() }

    /// Hangs up as a program does that ends.
    func close() {
        if isOpen { socket.close() }
        isOpen = false
    }

    /// Is gone as after a crash: the line is reset.
    func vanish() {
        var now = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket.descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    // MARK: Hearing

    /// The very next line.
    func next() throws -> String {
        guard let line = try nextOrEnd() else { throw TestFailure(description: "\(name) met the end of the line") }
        return line
    }

    /// The very next line, or nil where the server has closed the line.
    func nextOrEnd() throws -> String? {
        let deadline = Deadline.after(seconds: Person.patienceSeconds)
        while true {
            if let line = takeLine() { return line }
            if try receive(until: deadline) == 0 {
                if start < received.count { throw TestFailure(description: "\(name) was sent half a line") }
                return nil
            }
        }
    }

    /// Lines that have come by now, so many at most.
    func nextOfThoseThatCame(atMost most: Int) throws -> [String] {
        var lines: [String] = []
        while lines.count < most {
            if let line = takeLine() {
                lines.append(line)
            } else {
                guard socket.wait(for: .readable, milliseconds: 0) else { break }
                if try receive(until: .after(seconds: Person.patienceSeconds)) == 0 { break }
            }
        }
        return lines
    }

    /// The lines up to the one that is wanted, that one last.
    @discardableResult
    func skip(to wanted: String) throws -> [String] {
        var lines: [String] = []
        repeat { lines.append(try next()) } while !lines[lines.count - 1].hasPrefix(wanted)
        return lines
    }

    /// The lines that were under way. All that this person has asked for before is done when this returns.
    func fence() throws -> [String] {
        fences += 1
        let thing = "\"no-such-thing-\(fences)\""
        try say("/help no-such-thing-\(fences)")
        var lines: [String] = []
        while true {
            let line = try next()
            if line.hasPrefix("!! no-such-command: ") && line.contains(thing) { return lines }
            lines.append(line)
        }
    }

    /// Whether the server answers rather than refuses.
    func isLetIn() throws -> Bool {
        try? say("/help no-such-thing-0")
        return try next().hasPrefix("!! no-such-command: ")
    }

    /// Everything until the server closes the line.
    func readToEnd() throws -> [String] {
        var lines: [String] = []
        while let line = try nextOrEnd() { lines.append(line) }
        return lines
    }

    /// Everything until the server closes the line, in lines or not.
    func bytesToEnd() throws -> String {
        let deadline = Deadline.after(seconds: Person.patienceSeconds)
        while try receive(until: deadline) > 0 {}
        return String(decoding: received[start...], as: UTF8.self)
    }

    /// Says no more, reads everything that still comes, and closes.
    @discardableResult
    func hangUp() throws -> [String] {
        stopSpeaking()
        defer { close() }
        return try readToEnd()
    }

    /// So many bytes as they come.
    func bytes(_ count: Int) throws -> [UInt8] {
        let deadline = Deadline.after(seconds: Person.patienceSeconds)
        while received.count - start < count {
            if try receive(until: deadline) == 0 {
                throw TestFailure(description: "\(name) got \(received.count - start) of \(count) bytes")
            }
        }
        defer { start += count }
        return Array(received[start..<start + count])
    }

    private func takeLine() -> String? {
        guard let end = received[start...].firstIndex(of: 0x0A) else {
            received.removeFirst(start)
            start = 0
            return nil
        }
        defer { start = end + 1 }
        return String(decoding: received[start..<end], as: UTF8.self)
    }

    private func receive(until deadline: Deadline) throws -> Int {
        let count = try withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { buffer in
            while true {
                guard socket.wait(for: .readable, milliseconds: deadline.pollTimeout) else {
                    throw TestFailure(description: "\(name) waited in vain")
                }
                switch socket.receive(into: buffer) {
                case .bytes(let count):
                    received.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                    return count
                case .nothing: continue
                case .end: return 0
                case .broken(let code): throw SystemError("recv by \(name)", code: code)
                }
            }
        }
        return count
    }
}
