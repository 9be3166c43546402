import Foundation
import Threads

/// What a program writes into a pipe. It is read when we ask for it, and not before.
final class ProgramOutput: LineSource {
    /// How long anything is waited for.
    static let patienceSeconds = 60

    /// What the program is given to write into.
    let pipe = Pipe()
    private var received: [UInt8] = []
    private var isClosed = false

    func nextLine() throws -> String? {
        var searched = 0
        while true {
            if let end = received[searched...].firstIndex(of: 0x0A) { return take(end + 1, without: 1) }
            searched = received.count
            if try !receive() { return received.isEmpty ? nil : take(received.count, without: 0) }
        }
    }

    /// Waits for so many bytes; there are fewer at the end.
    func read(bytes count: Int) throws -> String {
        while try received.count < count && receive() {}
        return take(min(count, received.count), without: 0)
    }

    /// Everything that was not read before, up to the end.
    func rest() throws -> String {
        while try receive() {}
        return take(received.count, without: 0)
    }

    /// Has the pipe hold one page (F_SETPIPE_SZ, fcntl(2)), so that it is full soon when we do not read.
    func shrink() throws {
        let isDone = fcntl(pipe.fileHandleForReading.fileDescriptor, 1031, 4_096) >= 0
        if !isDone { throw TestFailure(description: "the pipe can't be made small: errno \(errno)") }
    }

    /// Closes the reading end of the pipe, so that the program's next write fails.
    func close() throws {
        isClosed = true
        try pipe.fileHandleForReading.close()
    }

    private func take(_ count: Int, without end: Int) -> String {
        defer { received.removeFirst(count) }
        return String(decoding: received[..<(count - end)], as: UTF8.self)
    }

    /// Waits for something; false at the end, or once it is closed.
    private func receive() throws -> Bool {
        if isClosed { return false }
        let descriptor = pipe.fileHandleForReading.fileDescriptor
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let deadline = Deadline.after(seconds: ProgramOutput.patienceSeconds)
        while poll(&entry, 1, deadline.pollTimeout) <= 0 {
            if deadline.hasPassed { throw TestFailure(description: "nothing more was written: \(received.count)") }
        }
        var chunk = [UInt8](repeating: 0, count: 4_096)
        let count = Foundation.read(descriptor, &chunk, chunk.count)
        if count > 0 { received += chunk[..<count] }
        return count > 0
    }
}
