internal import Chat
internal import Sockets
internal import Testing
internal import Threads

@testable internal import Server

/// A running server for one test, on free ports. Flood control, the login time limit and the greeting are off unless a
/// test sets them.
///
/// When the play ends, the server must stop in time and leave no thread behind, whatever the clients did.
final class Stage: Sendable {
    let server: ChatServer
    let log: Log

    private init(
        _ listeners: [String], _ limits: [String], exempt: [Network], lobby: String,
        with configure: (inout ServerOptions) -> Void
    ) throws {
        var all = Limits()
        for assignment in ["messages-per-second=off", "login-seconds=off", "greeting-ms=off", "shutdown-seconds=30"]
            + limits
        {
            try all.set(assignment)
        }
        log = Log(format: .human)
        var options = ServerOptions(
            listeners: try listeners.map { try #require(EndpointURI($0)) }, lobby: try #require(RoomName(lobby)),
            limits: all, exempt: exempt)
        configure(&options)
        server = try ChatServer(options, log: log)
    }

    /// Starts a server, runs the test's story with it, and stops the server, also when the story throws.
    static func play(
        _ limits: String..., at listeners: [String] = ["plain://127.0.0.1:0"], exempt: [Network] = Network.loopback,
        lobby: String = "lobby", with configure: (inout ServerOptions) -> Void = { _ in },
        _ story: (Stage) throws -> Void
    ) throws {
        let stage = try Stage(listeners, limits, exempt: exempt, lobby: lobby, with: configure)
        do {
            try story(stage)
        } catch {
            _ = stage.server.stop()
            throw error
        }
        #expect(stage.server.stop(), "the server did not stop in time")
        #expect(stage.server.threads == (0, 0))
    }

    var place: EndpointURI { server.places[0] }

    /// Connects a client that has not logged in.
    func visitor(_ name: String = "visitor") throws -> Person { try Person(name, at: place) }

    /// Connects a plain client, logs it in, and reads all lines of the welcome.
    func person(_ name: String) throws -> Person {
        let person = try visitor(name)
        try person.say("/login \(name)")
        let answer = try person.next()
        if !answer.hasPrefix("-- welcome") { throw Person.TestFailure(description: "\(name) was told: \(answer)") }
        try person.skip(to: "[lobby] -- here: ")
        return person
    }

    /// Connects several clients and logs them in. Each client has then read the joins of the clients after it.
    func people(_ names: String...) throws -> [Person] { try people(names) }

    func people(_ names: [String]) throws -> [Person] {
        let people = try names.map { try person($0) }
        for person in people { _ = try person.fence() }
        return people
    }

    /// Waits until all handler threads and room threads have ended. A further client connects and hangs up first, since
    /// the server may not have accepted earlier clients yet. Returns false after a minute.
    func empties() throws -> Bool {
        try visitor().hangUp()
        return eventually { self.server.threads == (0, 0) }
    }
}

/// Checks a condition repeatedly, and yields the processor in between: for a state whose change wakes no waiting
/// thread. Returns false when the condition does not hold within a minute.
func eventually(_ condition: () throws -> Bool) rethrows -> Bool {
    let deadline = Deadline.after(seconds: Person.patienceSeconds)
    while !deadline.hasPassed {
        if try condition() { return true }
        NamedThread.yield()
    }
    return false
}

/// Runs `act` for each number below `count` at once, each on its own thread. Waits for all of them, and throws the
/// first error.
func together(_ count: Int, _ act: @escaping @Sendable (Int) throws -> Void) throws {
    let failures = Locked<[any Error]>([])
    let workers = try (0..<count).map { index in
        try NamedThread(name: "actor \(index)") {
            do { try act(index) } catch { failures.withLock { $0.append(error) } }
        }
    }
    for worker in workers { worker.join() }
    if let failure = failures.withLock({ $0.first }) { throw failure }
}
