internal import Glibc
internal import Sockets
internal import Threads

/// A test client on a real connection that sends and receives lines. It waits at most a minute for a line.
///
/// The test decides when the client reads: a client that is not asked for lines does not read, and so falls behind.
final class Person: @unchecked Sendable {
    // Unchecked: only one thread at a time uses a client; or one thread sends while another receives.

    /// The error of a client that receives something unexpected or nothing, or that can't send.
    struct TestFailure: Error, CustomStringConvertible {
        let description: String
    }

    static let patienceSeconds = 60
    let name: String
    private let socket: Socket
    private var received: [UInt8] = []
    private var start = 0
    /// The number of fences that this client has sent.
    var fences = 0
    private var isOpen = true

    /// Connects. With a small `receiveBuffer`, in bytes, input that the client does not read soon waits in the server.
    init(_ name: String, at place: EndpointURI, receiveBuffer: Int32? = nil) throws {
        self.name = name
        socket = try Socket.connect(to: place)
        if var bytes = receiveBuffer {
            setsockopt(socket.descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<Int32>.size))
        }
    }

    deinit { close() }

    // MARK: Speaking

    /// Sends a line; a newline is added.
    func say(_ line: String) throws { try send(Array("\(line)\n".utf8)) }

    /// Sends all bytes unchanged. Waits up to a minute whenever the socket is full.
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

    /// Sends bytes, the last of which is TCP urgent data.
    func sendUrgent(_ bytes: [UInt8]) throws {
        guard Glibc.send(socket.descriptor, bytes, bytes.count, Int32(MSG_OOB)) == bytes.count else {
            throw SystemError("send by \(name)", code: errno)
        }
    }

    /// Closes the sending direction of the connection. The client can still read.
    func stopSpeaking() { socket.stopWriting() }

    /// Closes the connection, as the end of a client program does. Later calls do nothing.
    func close() {
        if isOpen { socket.close() }
        isOpen = false
    }

    /// Resets the connection, as the crash of a client does.
    func vanish() {
        var now = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket.descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    // MARK: Hearing

    /// Returns the next line. Throws when the server has closed the connection.
    func next() throws -> String {
        guard let line = try nextOrEnd() else { throw TestFailure(description: "\(name) met the end of the line") }
        return line
    }

    /// Returns the next line, or nil when the server has closed the connection.
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

    /// Returns at most `most` of the lines that have already arrived, without waiting for further lines.
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

    /// Reads up to the next line that begins with `wanted`. Returns all lines read; that line is the last.
    @discardableResult
    func skip(to wanted: String) throws -> [String] {
        var lines: [String] = []
        repeat { lines.append(try next()) } while !lines[lines.count - 1].hasPrefix(wanted)
        return lines
    }

    /// Returns all lines until the server closes the connection.
    func readToEnd() throws -> [String] {
        var lines: [String] = []
        while let line = try nextOrEnd() { lines.append(line) }
        return lines
    }

    /// Returns all bytes as text until the server closes the connection, whether or not they end with a newline.
    func bytesToEnd() throws -> String {
        let deadline = Deadline.after(seconds: Person.patienceSeconds)
        while try receive(until: deadline) > 0 {}
        return String(decoding: received[start...], as: UTF8.self)
    }

    /// Returns whether the server closes or resets the connection without having sent a byte. A reset follows when the
    /// server has not read all that the client has sent.
    func isClosedWithoutAWord() throws -> Bool {
        do { return try bytesToEnd().isEmpty } catch is SystemError { return received.count == start }
    }

    /// Closes the sending direction, reads all lines until the server closes the connection, and returns them.
    @discardableResult
    func hangUp() throws -> [String] {
        stopSpeaking()
        defer { close() }
        return try readToEnd()
    }

    /// Returns the next `count` bytes, whether or not they contain newlines. Waits until all of them have arrived.
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
