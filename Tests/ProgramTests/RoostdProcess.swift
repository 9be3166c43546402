import Foundation
import Sockets

/// A running `roostd` that listens on free ports by default. The test reads its log.
final class RoostdProcess {
    let program: RunningProgram
    /// The lines of the log up to and including `ready`.
    let greeting: [String]
    /// The addresses on which the server listens, as the log reports them.
    let places: [EndpointURI]

    /// Starts the server, by a launcher such as `prlimit` if one is given, and waits until it is ready.
    init(
        _ arguments: [String] = [], at listeners: [String] = ["plain://127.0.0.1:0"], by launcher: [String] = [],
        environment: [String: String] = [:]
    ) throws {
        let options = listeners.flatMap { ["--listen", $0] } + arguments
        let command = launcher + [try RunningProgram.path(of: "roostd")] + options
        program = try RunningProgram(command, environment: environment)
        var lines: [String] = []
        repeat {
            guard let line = try program.output.nextLine() else {
                throw TestFailure(description: "roostd did not start: \(try program.waitForExit())")
            }
            lines.append(line)
        } while !RoostdProcess.isReady(lines[lines.count - 1])
        greeting = lines
        places = lines.compactMap(RoostdProcess.place)
    }

    /// The part of the log after `ready`.
    var log: ProgramOutput { program.output }

    /// The first address: that of the plain listener, unless the test named other listeners.
    var place: EndpointURI { places[0] }

    func send(signal: Int32) { program.send(signal: signal) }

    /// Reads the rest of the log, and waits until the server has ended.
    func waitForExit() throws -> RunningProgram.ExitResult { try program.waitForExit() }

    /// Sends the signal, reads the rest of the log, and waits until the server has ended.
    @discardableResult
    func terminate(by signal: Int32) throws -> RunningProgram.ExitResult {
        send(signal: signal)
        return try waitForExit()
    }

    /// Runs a server that is expected to end by itself without serving a client.
    static func run(_ arguments: [String]) throws -> RunningProgram.ExitResult {
        try RunningProgram([try RunningProgram.path(of: "roostd")] + arguments).waitForExit()
    }

    private static func isReady(_ line: String) -> Bool {
        line.hasPrefix("ready ") || line.contains("\"message\":\"ready\"")
    }

    private static func place(_ line: String) -> EndpointURI? {
        guard let range = line.range(of: "listening ") else { return nil }
        return EndpointURI(String(line[range.upperBound...].prefix { $0 != " " && $0 != "\"" }))
    }
}

extension RoostdProcess {
    /// The processor time that the server has used, in seconds.
    var processorSeconds: Double {
        // The fields after the program's name. The name may contain anything, so they begin after the last closing
        // parenthesis (proc(5)).
        let fields = kernelFile("stat").split(separator: ")").last?.split(separator: " ") ?? []
        let ticks = fields.count > 12 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : 0
        return Double(ticks) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Returns whether the server ignores the signal.
    func ignores(_ signal: Int32) -> Bool {
        let line = kernelFile("status").split(separator: "\n").first { $0.hasPrefix("SigIgn:") }
        let mask = line.flatMap { UInt64($0.dropFirst(7).trimmingCharacters(in: .whitespaces), radix: 16) } ?? 0
        return mask >> UInt64(signal - 1) & 1 == 1
    }

    /// Returns the contents of a file in the server's directory of /proc. Such a file reports no size, so it is read to
    /// its end.
    private func kernelFile(_ name: String) -> String {
        let bytes = try? FileHandle(forReadingAtPath: "/proc/\(program.id)/\(name)")?.readToEnd()
        return String(decoding: bytes ?? Data(), as: UTF8.self)
    }
}
