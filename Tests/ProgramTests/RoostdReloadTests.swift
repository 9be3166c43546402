import Foundation
import Testing

/// Tests what `roostd` does on SIGHUP, and on signals that it ignores.
@Suite(.serialized, .timeLimit(.minutes(10))) struct RoostdReloadTests {
    private let scratch: ScratchDirectory
    private let config: String

    init() throws {
        scratch = try ScratchDirectory()
        config = scratch.path(of: "roost.conf")
        try write(rooms: 50)
        _ = try scratch.file("motd", "be kind\n")
    }

    @Test func `A changed motd and limit apply after a reload, and no connected user is disturbed`() throws {
        let server = try RoostdProcess(["--config", config])
        let ana = try Guest("ana", at: server.place)
        _ = try scratch.file("motd", "be kinder\nplease\n")
        try write(rooms: 1)
        server.send(signal: SIGHUP)
        #expect(
            try server.log.skip(to: "reloaded ").last?.hasPrefix(#"reloaded changed="motd, limit rooms-per-user" "#)
                == true)
        let ben = try Guest(at: server.place)
        try ben.say("/login ben")
        let welcome = try ben.skip(to: "[lobby] -- here: ")
        #expect(welcome[1...2] == ["-- be kinder", "-- please"])
        for guest in [ana, ben] {
            try guest.say("/join den")
            #expect(try guest.skip(to: "!! ").last?.hasPrefix("!! too-many-rooms: ") == true)
        }
        try ben.say("hello")
        #expect(try ana.nextLine() == "[lobby] ben: hello")
    }

    @Test func `An unusable config file changes nothing, and the log says where and why`() throws {
        let server = try RoostdProcess(["--config", config])
        _ = try scratch.file("motd", "be unkind\n")
        try write(rooms: 1, "nonsense on")
        try expectNotReloaded(server, because: "\(config):4: no option has this name")
        try FileManager.default.removeItem(atPath: config)
        try expectNotReloaded(server, because: "\(config): can't be read: No such file or directory")
        try write(rooms: 1)
        try FileManager.default.removeItem(atPath: scratch.path(of: "motd"))
        try expectNotReloaded(server, because: "\(scratch.path(of: "motd")): can't be read: No such file or directory")
        let ana = try Guest(at: server.place)
        try ana.say("/login ana")
        #expect(try ana.skip(to: "[lobby] -- here: ")[1] == "-- be kind")
        try ana.say("/join den")
        #expect(try ana.nextLine() == "[den] -- you joined")
    }

    @Test func `A reload names the settings that need a restart`() throws {
        let server = try RoostdProcess(["--config", config, "--name", "typed"], at: [])
        try write(rooms: 50, "listen plain://127.0.0.1:1", "name written", "log json", "lobby den")
        server.send(signal: SIGHUP)
        let lines = try server.log.skip(to: "reloaded ").map { $0.components(separatedBy: " time=")[0] }
        let named = ["listen", "lobby", "log"].map { "warning: \($0) has changed, which needs a restart" }
        #expect(lines == named + ["reloaded changed=\"\""])
        let ana = try Guest("ana", at: server.place)
        try ana.fence()
    }

    @Test func `Many signals do no harm`() throws {
        let server = try RoostdProcess(["--config", config, "--limit", "messages-per-second=off"])
        let ana = try Guest("ana", at: server.place)
        let ben = try Guest("ben", at: server.place)
        #expect(try ana.nextLine() == "[lobby] -- ben joined")
        for number in 0..<1_000 {
            server.send(signal: [SIGHUP, SIGUSR1, SIGPIPE][number % 3])
            if number % 10 == 0 {
                try ben.say("\(number)")
                #expect(try ana.nextLine() == "[lobby] ben: \(number)")
            }
        }
        server.send(signal: SIGUSR1)
        try server.log.skip(to: "counters ")
        let end = try server.terminate(by: SIGTERM)
        #expect(end.status == 0 && end.complaint.isEmpty)
    }

    @Test func `A broken pipe does not end the server`() throws {
        let server = try RoostdProcess()
        #expect(server.ignores(SIGPIPE))
        server.send(signal: SIGPIPE)
        _ = try Guest("ana", at: server.place)
    }

    private func write(rooms: Int, _ more: String...) throws {
        let lines = ["listen plain://127.0.0.1:0", "motd \(scratch.path(of: "motd"))", "limit rooms-per-user=\(rooms)"]
        _ = try scratch.file("roost.conf", (lines + more).joined(separator: "\n"))
    }

    private func expectNotReloaded(_ server: RoostdProcess, because reason: String) throws {
        server.send(signal: SIGHUP)
        let line = try server.log.skip(to: "warning: not reloaded: ").last ?? ""
        #expect(line.hasPrefix("warning: not reloaded: \(reason) time="), "\(line)")
    }
}
