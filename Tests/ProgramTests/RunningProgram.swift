import Foundation
import Threads

/// A program, running, with our hands on its keyboard and our eyes on what it prints. It does not outlive its owner.
final class RunningProgram {
    /// What became of it.
    struct ExitResult: Equatable {
        /// Its exit code, or 128 and the signal that ended it.
        var status: Int32
        /// All that it printed and was not read before.
        var output: String
        /// All that it wrote to standard error.
        var complaint: String
    }

    let output = ProgramOutput()
    private let complaints = ProgramOutput()
    private let keyboard = Pipe()
    private let process = Process()
    private let hasEnded = ProgressCounter()

    /// Starts a command, which is looked for as a shell does, with no signal ignored as the tests may do.
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

    /// The path of one of our programs, built beside the tests.
    static func path(of program: String) throws -> String {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: tests).deletingLastPathComponent().appending(path: program).path
    }

    /// Whether the machine has a program of that name.
    static func exists(_ program: String) -> Bool {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }

    var id: pid_t { process.processIdentifier }

    /// Types it, as it is.
    func type(_ text: String) { type(bytes: Array(text.utf8)) }

    /// Types bytes that may be no text.
    func type(bytes: [UInt8]) { try? keyboard.fileHandleForWriting.write(contentsOf: Data(bytes)) }

    /// Nothing more will be typed.
    func closeInput() { try? keyboard.fileHandleForWriting.close() }

    func send(signal: Int32) { kill(id, signal) }

    /// Waits until it has ended, and for nothing that it prints: its exit code, or 128 and the signal that ended it.
    func status() throws -> Int32 {
        guard hasEnded.wait(for: 1, until: .after(seconds: ProgramOutput.patienceSeconds)) else {
            throw TestFailure(description: "\(process.arguments ?? []) does not end")
        }
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }

    /// Reads all that it still prints, and waits until it has ended.
    func waitForExit() throws -> ExitResult {
        let output = try output.rest()  // nothing when it was closed
        let complaint = try complaints.rest()
        return ExitResult(status: try status(), output: output, complaint: complaint)
    }
}
