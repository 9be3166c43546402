import Foundation
import Testing

/// The program `roost`, running, with our hands on its keyboard and our eyes on what it prints.
final class RoostProcess {
    /// What became of it.
    struct Ended: Equatable {
        var status: Int32
        /// All that it printed and was not read before.
        var output: String
        /// All that it wrote to standard error.
        var complaint: String
    }

    private let process = Process()
    private let keyboard = Pipe()
    private let screen = Pipe()
    private let complaints = Pipe()

    init(_ arguments: [String]) throws {
        signal(SIGPIPE, SIG_IGN)  // it may end before it has read what we type
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        process.executableURL = URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("roost")
        process.arguments = arguments
        process.standardInput = keyboard
        process.standardOutput = screen
        process.standardError = complaints
        try process.run()
    }

    /// Types it, as it is.
    func type(_ text: String) { try? keyboard.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

    /// Nothing more will be typed.
    func endTyping() { try? keyboard.fileHandleForWriting.close() }

    /// Nobody looks at what it prints any more.
    func lookAway() throws { try screen.fileHandleForReading.close() }

    /// Waits until it has printed so many bytes more.
    func read(bytes: Int) throws -> String {
        try String(decoding: screen.fileHandleForReading.read(upToCount: bytes) ?? Data(), as: UTF8.self)
    }

    func send(signal: Int32) { kill(process.processIdentifier, signal) }

    /// Waits until it has ended. What it prints has to fit into a pipe (64 KiB).
    func end() throws -> Ended {
        process.waitUntilExit()
        let output = try? screen.fileHandleForReading.readToEnd()  // nothing when we have looked away
        let complaint = try complaints.fileHandleForReading.readToEnd()
        return Ended(
            status: process.terminationStatus, output: String(decoding: output ?? Data(), as: UTF8.self),
            complaint: String(decoding: complaint ?? Data(), as: UTF8.self))
    }

    /// Runs it with something typed and the end of input after it.
    static func run(_ arguments: [String], typing text: String = "") throws -> Ended {
        let process = try RoostProcess(arguments)
        process.type(text)
        process.endTyping()
        return try process.end()
    }
}
