/// A running `roost`. The test types its input and reads its output.
struct RoostProcess {
    typealias ExitResult = RunningProgram.ExitResult

    private let program: RunningProgram

    init(_ arguments: [String]) throws {
        // The user's own config file must not change the result.
        program = try RunningProgram(
            [try RunningProgram.path(of: "roost")] + arguments, environment: ["XDG_CONFIG_HOME": "/nonexistent"])
    }

    /// The standard output of the program.
    var screen: ProgramOutput { program.output }

    /// Writes the text to the program's standard input, unchanged.
    func type(_ text: String) { program.type(text) }

    /// Writes bytes to the program's standard input; they need not be UTF-8.
    func type(bytes: [UInt8]) { program.type(bytes: bytes) }

    /// Closes the program's standard input.
    func closeInput() { program.closeInput() }

    /// Closes the program's output, so that its next write fails.
    func lookAway() throws { try screen.close() }

    /// Waits until the program has printed the given number of further bytes, and returns them; returns fewer at the
    /// end.
    func read(bytes: Int) throws -> String { try screen.read(bytes: bytes) }

    func send(signal: Int32) { program.send(signal: signal) }

    /// Reads the remaining output, and waits until the program has ended.
    func waitForExit() throws -> ExitResult { try program.waitForExit() }

    /// Runs the program with the text as its whole standard input, and waits until it has ended.
    static func run(_ arguments: [String], typing text: String = "") throws -> ExitResult {
        let process = try RoostProcess(arguments)
        process.type(text)
        process.closeInput()
        return try process.waitForExit()
    }
}
