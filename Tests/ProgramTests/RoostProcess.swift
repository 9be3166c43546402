/// The program `roost`, running, with our hands on its keyboard and our eyes on what it prints.
struct RoostProcess {
    typealias ExitResult = RunningProgram.ExitResult

    private let program: RunningProgram

    init(_ arguments: [String]) throws {
        // The user's own config file must not change the result.
        program = try RunningProgram(
            [try RunningProgram.path(of: "roost")] + arguments, environment: ["XDG_CONFIG_HOME": "/nonexistent"])
    }

    /// What it prints.
    var screen: ProgramOutput { program.output }

    /// Types it, as it is.
    func type(_ text: String) { program.type(text) }

    /// Types bytes that may be no text.
    func type(bytes: [UInt8]) { program.type(bytes: bytes) }

    /// Nothing more will be typed.
    func closeInput() { program.closeInput() }

    /// Closes the program's output, so that its next write fails.
    func lookAway() throws { try screen.close() }

    /// Waits until it has printed so many bytes more.
    func read(bytes: Int) throws -> String { try screen.read(bytes: bytes) }

    func send(signal: Int32) { program.send(signal: signal) }

    /// Waits until it has ended.
    func waitForExit() throws -> ExitResult { try program.waitForExit() }

    /// Runs it with something typed and the end of input after it.
    static func run(_ arguments: [String], typing text: String = "") throws -> ExitResult {
        let process = try RoostProcess(arguments)
        process.type(text)
        process.closeInput()
        return try process.waitForExit()
    }
}
