import Foundation
import Testing
import Threads

/// Tests what the log of `roostd` contains, and what must never appear in it.
@Suite(.serialized, .timeLimit(.minutes(10))) struct RoostdLogTests {
    private let unhurried = ["--limit", "messages-per-second=off"]

    @Test func `Each log line arrives in a pipe as it happens`() throws {
        let server = try RoostdProcess(unhurried)
        let ana = try Guest(at: server.place)
        #expect(try server.log.nextLine()?.hasPrefix("connected client=1 from=127.0.0.1 time=") == true)
        try ana.say("/login ana")
        #expect(try facts(server.log) == "logged in client=1 user=ana")
        #expect(try facts(server.log) == "room created room=lobby")
        #expect(try facts(server.log) == "joined user=ana room=lobby")
        try ana.say("/name eve")
        try ana.say("/join den")
        try ana.say("/quit")
        #expect(try facts(server.log) == "renamed user=ana to=eve")
        #expect(try ana.readToEnd().last == "-- goodbye")
        ana.hangUp()
        let rest = try server.log.skip(to: "disconnected ").map { $0.components(separatedBy: " time=")[0] }
        #expect(rest.contains("room created room=den") && rest.contains("left user=eve room=den"))
        #expect(rest.last == "disconnected client=1 user=eve why=signed-off")
        server.send(signal: SIGUSR1)
        let afterwards = try server.log.skip(to: "counters ")
        let counters = afterwards.last ?? ""
        #expect(counters.contains(" connections=1 ") && counters.contains(" logins=1 "))
        let end = try server.terminate(by: SIGTERM)
        #expect(end.status == 0 && end.complaint.isEmpty)
        // A room is deleted by its own thread shortly after its last member has left, so the line can come before or
        // after `rest`.
        #expect((rest + afterwards + [end.output]).contains { $0.contains("room deleted room=lobby") })
        #expect(end.output.split(separator: "\n").last?.hasPrefix("stopped time=") == true)
    }

    @Test(arguments: ["human", "json"])
    func `The log contains no messages and no password`(format: String) throws {
        let server = try RoostdProcess(unhurried + ["--log", format])
        let ben = try Guest("ben", at: server.place)
        let ana = try Guest(at: server.place)
        try ana.say("canary too early")
        try ana.say("/login 1 canary")
        try ana.say("/login ana canary")
        for line in ["said", "/me", "/msg ben", "/msg nobody", "/topic", "/join den\n/leave den", "/nonsense", "/help"]
        {
            try ana.say("\(line) canary")
        }
        try ana.say("canary \u{1B} \u{0}")
        try ana.say(String(repeating: "canary", count: 1_000))
        try ana.fence()
        #expect(try ben.fence().contains { $0.contains("canary") })
        try ana.say("/quit canary")
        #expect(try ana.readToEnd().last == "-- goodbye")
        let end = try server.terminate(by: SIGTERM)
        #expect(end.status == 0 && end.output.contains("den") && !end.output.contains("canary"))
    }

    @Test func `In JSON format, each log line is one object`() throws {
        let server = try RoostdProcess(unhurried + ["--log", "json"])
        let ana = try Guest("ana", at: server.place)
        try ana.say("/join caf\u{E9}\"\\{},=user")
        try ana.say("/join 123")
        try ana.say("/join <\u{1F600}>'\"level\":\"error\"")
        try ana.fence()
        server.send(signal: SIGUSR1)
        let log = try server.greeting + server.terminate(by: SIGTERM).output.split(separator: "\n").map(String.init)
        var rooms: [String] = []
        for line in log {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            let facts = try #require(object as? [String: Any], "\(line)")
            let texts = facts.compactMapValues { $0 as? String }
            #expect(texts["time"] != nil && texts["message"] != nil && texts["level"] != "error")
            if texts["message"] == "room created" { rooms.append(texts["room"] ?? "") }
            // Numbers are JSON numbers. Room names that look like numbers are JSON strings.
            if texts["message"] == "counters" { #expect(facts["connections"] as? Int == 1) }
            if texts["message"] == "connected" { #expect(facts["client"] as? Int == 1 && texts["client"] == nil) }
        }
        #expect(rooms.contains("lobby") && rooms.contains("123") && rooms.contains("<\u{1F600}>'\"level\":\"error\""))
    }

    @Test func `A client cannot add lines or facts of its own to the log`() throws {
        let server = try RoostdProcess(unhurried)
        let ana = try Guest("ana", at: server.place)
        for room in [
            "x\rready", "x\u{2028}ready", "x\u{85}ready", "x\u{1B}[2J", "x\u{9B}31m", "x\u{202E}y", "a=b", "\"",
            "x\ttime=0",
            "x room=lobby", "x\u{A0}user=ben", "\\nready",
        ] { try ana.say("/join \(room)") }
        try ana.fence()
        let end = try server.terminate(by: SIGTERM)
        let known = ["connected ", "logged in ", "room ", "joined ", "left ", "disconnected ", "stop", "counters "]
        let lines = end.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        for line in lines {
            #expect(known.contains { line.hasPrefix($0) }, "\(line)")
            #expect(line.components(separatedBy: " time=").count == 2, "\(line)")
            #expect(line.components(separatedBy: " room=").count < 3 && !line.contains("user=ben"), "\(line)")
        }
        let controls = end.output.unicodeScalars.filter {
            $0 != "\n" && ($0.properties.generalCategory == .control || $0.properties.generalCategory == .format)
        }
        #expect(controls.isEmpty && end.output.contains("room created room=\"a=b\" time="))
    }

    @Test func `A log reader that has stopped delays no client, and the server still ends`() throws {
        let server = try RoostdProcess(unhurried)
        let ana = try Guest("ana", at: server.place)
        try server.log.shrink()
        for _ in 0..<200 { try Guest(at: server.place).hangUp() }
        let ben = try Guest("ben", at: server.place)
        try ben.say("still here")
        #expect(try ana.skip(to: "[lobby] ben: ").last == "[lobby] ben: still here")
        server.send(signal: SIGTERM)
        #expect(try ana.readToEnd().last == "-- goodbye: the server is shutting down")
        ana.hangUp()
        ben.hangUp()
        #expect(try server.program.status() == 0)
        #expect(try !server.log.rest().contains("stopping"), "it was never full")
    }

    @Test func `A log reader that has gone disturbs no client`() throws {
        let server = try RoostdProcess(unhurried)
        try server.log.close()
        let ana = try Guest("ana", at: server.place)
        let ben = try Guest("ben", at: server.place)
        try ana.say("hello")
        #expect(try ben.nextLine() == "[lobby] ana: hello")
        server.send(signal: SIGTERM)
        #expect(try server.program.status() == 0)
    }

    /// Returns the next log line without its time.
    private func facts(_ log: ProgramOutput) throws -> String? {
        try log.nextLine()?.components(separatedBy: " time=")[0]
    }
}
