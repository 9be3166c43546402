internal import Glibc
internal import Sockets
internal import Threads

/// A `roostd` of our own, which lives as long as the measuring: on a free port of this machine, without flood control.
final class ManagedServer: Sendable {
    /// It could not be started, for this reason.
    struct Failure: Error {
        let reason: String
    }

    private static let limits = [
        "messages-per-second", "message-burst", "clients-per-address", "connections-per-minute",
    ]

    /// Where it listens.
    let place: EndpointURI
    let process: pid_t
    /// Seconds from its start to its being ready.
    let startSeconds: Double
    private let log: NamedThread

    /// Starts the program beside our own.
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
        // Somebody has to read what it tells, so that it costs what it would cost under a supervisor.
        log = try NamedThread(name: "server log") { [descriptor = pipe[0]] in
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while read(descriptor, &buffer, buffer.count) > 0 {}
            close(descriptor)
        }
    }

    /// Asks it to end, and waits for that: the seconds that it took.
    func end() -> Double {
        let begun = Clock.monotonic()
        stop()
        let seconds = Double(Clock.monotonic() - begun) / 1e9
        log.join()
        return seconds
    }

    /// The same from any thread, whose process then ends.
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

    /// Starts a program with signals as they are by default, so that it hears them though we hold them back.
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

    /// Reads its log up to `ready`; nil when it ends before.
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
