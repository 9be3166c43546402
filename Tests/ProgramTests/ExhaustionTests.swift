import Foundation
import Testing
import Threads

/// Tests of a server to which the system gives no more descriptors or threads. The server refuses new clients and keeps
/// serving the connected ones.
@Suite(
    .serialized, .timeLimit(.minutes(10)), .enabled(if: RunningProgram.exists("prlimit"), "prlimit is not installed"))
struct ExhaustionTests {
    private let unhurried = ["--limit", "messages-per-second=off"]

    @Test func `The limit on clients is computed from the descriptors, and the surplus is refused`() throws {
        let server = try RoostdProcess(unhurried, by: ["prlimit", "--nofile=96:96"])
        #expect(server.greeting.last?.hasPrefix("ready clients=32 ") == true)
        let guests = try (0..<32).map { try Guest("guest\($0)", at: server.place) }
        for _ in 0..<100 { try expectRefused(at: server) }
        try expectLife(of: guests, on: server)
        try expectRoom(after: guests, at: server)
    }

    @Test func `Without a free descriptor the server refuses more clients, serves the others, and does not spin`()
        throws
    {
        let server = try RoostdProcess(unhurried + ["--limit", "clients=1000"], by: ["prlimit", "--nofile=96:96"])
        let guests = try fill(server)
        #expect((60..<96).contains(guests.count))
        for _ in 0..<100 { try expectRefused(at: server) }
        let crowd = try (0..<50).map { _ in try Guest(at: server.place) }
        try expectLife(of: guests, on: server)
        for guest in crowd { guest.hangUp() }
        try expectRoom(after: guests, at: server)
    }

    @Test(
        .enabled(
            if: getuid() == 0 && RunningProgram.exists("setpriv"), "only root can be a user with threads of its own"))
    func `Without a free thread the server refuses more clients and rooms, and serves the others`() throws {
        let nobody = ["prlimit", "--nproc=24:24", "setpriv", "--reuid=61183", "--regid=61183", "--clear-groups"]
        let server = try RoostdProcess(unhurried + ["--limit", "clients=1000"], by: nobody)
        let guests = try fill(server)
        #expect((10..<24).contains(guests.count))
        for _ in 0..<20 { try expectRefused(at: server) }
        try guests[1].say("/join den")
        #expect(try guests[1].skip(to: "!! ").last?.hasPrefix("!! too-many-rooms: ") == true)
        try expectLife(of: guests, on: server)
        try expectRoom(after: guests, at: server)
    }

    /// Logs in clients until the server refuses one, and returns those that are logged in.
    private func fill(_ server: RoostdProcess) throws -> [Guest] {
        var guests: [Guest] = []
        while true {
            let guest = try Guest(at: server.place)
            guard let welcome = try? login(guest, "guest\(guests.count)"), welcome else { return guests }
            guests.append(guest)
        }
    }

    /// Returns whether the server lets the guest log in. Otherwise the server has sent a refusal or closed the
    /// connection.
    private func login(_ guest: Guest, _ name: String) throws -> Bool {
        try guest.say("/login \(name)")
        guard let answer = try guest.nextLine(), !answer.hasPrefix("!! ") else { return false }
        try guest.skip(to: "[lobby] -- here: ")
        return true
    }

    private func expectRefused(at server: RoostdProcess) throws {
        let lines = try Guest(at: server.place).readToEnd()
        #expect(lines.count == 1 && lines[0].hasPrefix("!! too-many-clients: "))
    }

    /// Expects that the connected clients receive each other's messages, and that an idle second uses almost no
    /// processor time.
    private func expectLife(of guests: [Guest], on server: RoostdProcess) throws {
        for guest in guests { try guest.fence() }
        try guests[0].say("anybody there?")
        for guest in guests[1...] { #expect(try guest.nextLine() == "[lobby] guest0: anybody there?") }
        let before = server.processorSeconds
        #expect(try guests[0].surprise(within: 1_000) == nil)
        #expect(server.processorSeconds - before < 0.2)
    }

    /// Expects that a new client can log in after one has left, and that the server exits with status 0 on SIGTERM.
    private func expectRoom(after guests: [Guest], at server: RoostdProcess) throws {
        try guests[0].say("/quit")
        #expect(try guests[0].readToEnd().last == "-- goodbye")
        guests[0].hangUp()
        try server.log.skip(to: "disconnected ")
        // The thread of the departed client ends shortly after its log line, so the login is repeated until it
        // succeeds.
        let deadline = Deadline.after(seconds: ProgramOutput.patienceSeconds)
        var isLetIn = false
        while !isLetIn, !deadline.hasPassed {
            isLetIn = (try? login(Guest(at: server.place), "latecomer")) ?? false
        }
        #expect(isLetIn)
        for guest in guests { guest.hangUp() }
        #expect(try server.terminate(by: SIGTERM).status == 0)
    }
}
