internal import Glibc
internal import Sockets
internal import Threads

/// A `roostd` process that the benchmark starts and ends: on a free port of this machine, without flood control.
final class ManagedServer: Sendable {
    /// The reason why the server could not be started.
    struct Failure: Error {
        let reason: String
    }

    private static let limits = [
        "messages-per-second", "message-burst", "clients-per-address", "connections-per-minute",
    ]

    /// The address of the server.
    let place: EndpointURI
    let process: pid_t
    /// Seconds from the start of the server until it is ready.
    let startSeconds: Double
    private let log: NamedThread

    /// Starts the `roostd` beside this program.
    init(speaking dialect: String) throws {
        let program = try ManagedServer.path()
        let begun = Clock.monotonic()
        var pipe: [Int32] = [-1, -1]
        guard Glibc.pipe(&pipe) == 0 else { throw Failure(reason: "pipe: \(String(cString: strerror(errno)))") }
        _ = fcntl(pipe[0], F_SETFD, FD_CLOEXEC)
        let arguments =
            [program, "--listen", "\(dialect)://127.0.0.1:0"]
            + ManagedServer.limits.flatMap { ["--limit", "\($0)=off"] }
        do {
            process = try ManagedServer.start(arguments, output: pipe[1])
        } catch {
            close(pipe[0])
            close(pipe[1])
            throw error
        }
        close(pipe[1])
        guard let place = ManagedServer.place(in: pipe[0]) else {
            close(pipe[0])
            waitpid(process, nil, 0)
            throw Failure(reason: "\(program) did not start")
        }
        self.place = place
        startSeconds = Double(Clock.monotonic() - begun) / 1e9
        // A thread reads the server's log, so that logging costs what it would cost under a supervisor.
        log = try NamedThread(name: "server log") { [descriptor = pipe[0]] in
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while read(descriptor, &buffer, buffer.count) > 0 {}
            close(descriptor)
        }
    }

    /// Asks the server to end, waits for its end, and returns the seconds that it took.
    func shutDown() -> Double {
        let begun = Clock.monotonic()
        stop()
        let seconds = Double(Clock.monotonic() - begun) / 1e9
        log.join()
        return seconds
    }

    /// Ends the server from any thread, when this process is about to end.
    func stop() {
        kill(process, SIGTERM)
        waitpid(process, nil, 0)
    }

    private static func path() throws -> String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let own = String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let path =
            own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/roostd"
        guard access(path, X_OK) == 0 else {
            throw Failure(reason: "there is no \(path) to start; name a server with --server")
        }
        return path
    }

    /// Starts a program with default signals, so that it receives those that this process blocks.
    private static func start(_ arguments: [String], output: Int32) throws -> pid_t {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO)
        if output != STDOUT_FILENO { posix_spawn_file_actions_addclose(&files, output) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, arguments[0], &files, &attributes, &words, environ)
        if code != 0 { throw Failure(reason: "\(arguments[0]): \(String(cString: strerror(code)))") }
        return process
    }

    /// Reads the server's log up to `ready` and returns the address; nil when the log ends before.
    private static func place(in log: Int32) -> EndpointURI? {
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
            if lines.contains(where: { $0.hasPrefix("ready ") }) {
                let words = lines.first { $0.hasPrefix("listening ") }?.split(separator: " ")
                return words.flatMap { $0.count > 1 ? EndpointURI(String($0[1])) : nil }
            }
            let count = read(log, &buffer, buffer.count)
            if count <= 0 { return nil }
            text += buffer.prefix(count)
        }
    }
}
