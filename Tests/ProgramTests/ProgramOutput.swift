import Foundation
import Threads

/// The output that a program writes into a pipe. The pipe is read only when a test asks for output.
final class ProgramOutput: LineSource {
    /// The longest wait for output or for the end of a program, in seconds.
    static let patienceSeconds = 60

    /// The pipe that the program gets as its standard output or standard error.
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

    /// Waits for the given number of bytes and returns them; returns fewer when the output ends.
    func read(bytes count: Int) throws -> String {
        while try received.count < count && receive() {}
        return take(min(count, received.count), without: 0)
    }

    /// Waits for the end of the output and returns everything that was not read before.
    func rest() throws -> String {
        while try receive() {}
        return take(received.count, without: 0)
    }

    /// Sets the capacity of the pipe to one page (F_SETPIPE_SZ, fcntl(2)), so that it soon fills up when the test does
    /// not read.
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

    /// Waits for more output and appends it to `received`. Returns false at the end of the output, and after `close`.
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
