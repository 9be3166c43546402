import Foundation
import Threads

/// A running program. The test types its input and reads its output. The program is killed when this object is
/// released.
final class RunningProgram {
    /// The result of a program that has ended.
    struct ExitResult: Equatable {
        /// The exit code, or 128 plus the number of the signal that ended the program.
        var status: Int32
        /// The standard output that the test had not read before.
        var output: String
        /// The standard error that the test had not read before.
        var complaint: String
    }

    let output = ProgramOutput()
    private let complaints = ProgramOutput()
    private let keyboard = Pipe()
    private let process = Process()
    private let hasEnded = ProgressCounter()

    /// Starts a command, which is looked up in PATH, with default handling of all signals, some of which the tests may
    /// ignore.
    init(_ command: [String], environment: [String: String] = [:]) throws {
        signal(SIGPIPE, SIG_IGN)  // it may end before it has read what we type
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["--default-signal"] + command
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = keyboard
        process.standardOutput = output.pipe
        process.standardError = complaints.pipe
        process.terminationHandler = { [hasEnded] _ in hasEnded.advance(to: 1) }
        try process.run()
    }

    deinit {
        if !hasEnded.wait(for: 1, until: .after(seconds: 0)) { kill(id, SIGKILL) }
        hasEnded.wait(for: 1, until: .after(seconds: ProgramOutput.patienceSeconds))
    }

    /// Returns the path of a program of this package, which is built beside the tests.
    static func path(of program: String) throws -> String {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: tests).deletingLastPathComponent().appending(path: program).path
    }

    /// Returns whether an executable of this name is in PATH.
    static func exists(_ program: String) -> Bool {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }

    var id: pid_t { process.processIdentifier }

    /// Writes the text to the program's standard input, unchanged.
    func type(_ text: String) { type(bytes: Array(text.utf8)) }

    /// Writes bytes to the program's standard input; they need not be UTF-8.
    func type(bytes: [UInt8]) { try? keyboard.fileHandleForWriting.write(contentsOf: Data(bytes)) }

    /// Closes the program's standard input.
    func closeInput() { try? keyboard.fileHandleForWriting.close() }

    func send(signal: Int32) { kill(id, signal) }

    /// Waits until the program has ended, without reading its output. Returns its exit code, or 128 plus the number of
    /// the signal that ended it.
    ///
    /// - Throws: `TestFailure` when the program has not ended within a minute.
    func status() throws -> Int32 {
        guard hasEnded.wait(for: 1, until: .after(seconds: ProgramOutput.patienceSeconds)) else {
            throw TestFailure(description: "\(process.arguments ?? []) does not end")
        }
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }

    /// Reads the remaining output, and waits until the program has ended.
    func waitForExit() throws -> ExitResult {
        let output = try output.rest()  // nothing when it was closed
        let complaint = try complaints.rest()
        return ExitResult(status: try status(), output: output, complaint: complaint)
    }
}
