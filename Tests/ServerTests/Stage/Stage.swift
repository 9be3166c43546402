internal import Chat
internal import Sockets
internal import Testing
internal import Threads

@testable internal import Server

/// A running server for one test, on ports of its own, without flood control unless a test asks for it.
///
/// At the end of the play the server must stop in time and leave no thread behind, whatever the people did.
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

    /// Plays on a new server, and ends it.
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

    /// Connects a client, logs it in, and reads all lines of the welcome.
    func person(_ name: String) throws -> Person {
        let person = try visitor(name)
        try person.say("/login \(name)")
        let answer = try person.next()
        if !answer.hasPrefix("-- welcome") { throw Person.TestFailure(description: "\(name) was told: \(answer)") }
        try person.skip(to: "[lobby] -- here: ")
        return person
    }

    /// The same for several, each of whom has heard of all the others.
    func people(_ names: String...) throws -> [Person] { try people(names) }

    func people(_ names: [String]) throws -> [Person] {
        let people = try names.map { try person($0) }
        for person in people { _ = try person.fence() }
        return people
    }

    /// Waits until all clients and rooms have ended their threads. One more client comes and goes, since those before it
    /// may not have been accepted yet.
    func empties() throws -> Bool {
        try visitor().hangUp()
        return eventually { self.server.threads == (0, 0) }
    }
}

/// Checks the condition repeatedly, for a state that wakes no waiting thread, and yields the processor in between.
/// Returns false after a minute.
func eventually(_ condition: () throws -> Bool) rethrows -> Bool {
    let deadline = Deadline.after(seconds: Person.patienceSeconds)
    while !deadline.hasPassed {
        if try condition() { return true }
        NamedThread.yield()
    }
    return false
}

/// Does something so many times at once, each on a thread of its own, and throws the first error.
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
