import Foundation
import Sockets
import Testing

/// Tests of `roost` without a screen over STOMP, with a real server.
@Suite(.serialized, .timeLimit(.minutes(10))) struct RoostStompTests {
    private typealias ExitResult = RoostProcess.ExitResult

    let server: RoostdProcess

    init() throws { server = try RoostdProcess(at: ["stomp://127.0.0.1:0", "plain://127.0.0.1:0"]) }

    private var uri: String { server.places[0].description }

    /// Returns a plain client that has logged in as ben and joined the room.
    private func ben(in room: String) throws -> Guest {
        let ben = try Guest("ben", at: server.places[1])
        try ben.say("/join \(room)")
        try ben.skip(to: "[\(room)] -- here: ben")
        return ben
    }

    @Test func `A script sends one message and ends once the room has delivered it`() throws {
        let ben = try ben(in: "ops")
        let ended = try RoostProcess.run(
            ["--name", "bot", "--room", "ops", "--send", uri], typing: "deployed\n/quit\n")
        #expect(ended == ExitResult(status: 0, output: "", complaint: ""))
        try ben.skip(to: "[ops] bot: deployed")
        try ben.skip(to: "[ops] bot: /quit")
    }

    @Test func `A message that is not delivered is a failure`() throws {
        let ben = try ben(in: "ops")
        try ben.say("/room moderated")
        try ben.skip(to: "[ops] -- ben set moderated")
        let refused = try RoostProcess.run(["--name", "bot", "--room", "ops", "--send", uri], typing: "deployed")
        #expect(
            refused
                == ExitResult(status: 1, output: "", complaint: "roost: may-not-speak: you may not speak in \"ops\"\n"))
        let long = String(repeating: "x", count: 9_000)
        let tooLong = try RoostProcess.run(["--name", "bot", "--room", "den", "--send", uri], typing: long)
        #expect(tooLong.status == 1 && !tooLong.complaint.isEmpty)
        let taken = try RoostProcess.run(
            ["--name", "ben", "--room", "ops", "--send", "--wait", "0", uri], typing: "deployed")
        #expect(taken.status == 1 && taken.complaint.hasPrefix("roost: name-taken: "))
        let empty = try RoostProcess.run(["--name", "bot", "--room", "den", "--send", uri])
        #expect(empty.status == 1 && !empty.complaint.isEmpty)
    }

    @Test func `Lines go both ways`() throws {
        let ben = try ben(in: "den")
        let ana = try RoostProcess(["--plain", "--name", "ana", "--room", "lobby", "--room", "den", uri])
        try ben.skip(to: "[den] -- ana joined")
        ana.type("hello\n//slash\n/me waves\n/msg ben psst\n/rooms\n")
        try ben.skip(to: "[den] ana: hello")
        try ben.skip(to: "[den] ana: /slash")
        try ben.skip(to: "[den] * ana waves")
        try ben.skip(to: "[direct] ana: psst")
        try ben.say("tea?")
        try ben.say("/msg ana yes")
        try ben.fence()
        ana.type("/nonsense\n/switch lobby\n/topic news\n/msg nobody hello\n/room nonsense\n")
        try ben.say("/join lobby")
        try ben.skip(to: "[lobby] -- ana set the topic: news")
        ana.closeInput()
        let ended = try ana.waitForExit()
        #expect(ended.status == 0 && ended.complaint.isEmpty)
        for line in [
            "-- welcome to roost, ana", "[lobby] -- you joined", "[den] -- you joined", "[den] -- here: ben, ana",
            "[den] ben: tea?", "[direct] ben: yes", "-- room den: 2 here", "-- now talking in lobby",
        ] { #expect(ended.output.contains(line + "\n"), "\(line)") }
        #expect(ended.output.contains("!! no-such-command: ") && ended.output.contains("!! no-such-user: "))
        #expect(ended.output.contains("!! bad-argument: "))
        #expect(!ended.output.contains("ana: hello"))
    }

    @Test func `A refused room ends the program before anything is sent`() throws {
        let ben = try ben(in: "den")
        try ben.say("/room invite-only")
        try ben.skip(to: "[den] -- ben set invite-only")
        let ended = try RoostProcess.run(["--name", "ana", "--room", "den", uri], typing: "hello\n")
        #expect(ended.status == 1 && ended.complaint.hasPrefix("roost: invite-only: "))
    }

    @Test func `A server that is lost or was never there is a failure`() throws {
        let ana = try RoostProcess(["--name", "ana", uri])
        #expect(try ana.screen.nextLine() == "-- welcome to roost, ana")
        #expect(try ana.screen.nextLine() == "[lobby] -- you joined")
        server.send(signal: SIGKILL)
        let lost = try ana.waitForExit()
        #expect(lost.status == 1 && lost.complaint.hasPrefix("roost: ") && lost.complaint.count > 10)
        let missing = try RoostProcess.run(["--name", "ana", uri])
        #expect(missing.status == 1 && missing.complaint.hasPrefix("roost: \(uri) can't be reached: "))
    }

    @Test func `The config file supplies what the command line does not`() throws {
        let scratch = try ScratchDirectory()
        let config = try scratch.file("config", "# mine\nname ana\nroom den\nserver \(uri)\n")
        let ben = try ben(in: "ops")
        let ended = try RoostProcess.run(["--config", config, "--room", "ops"], typing: "hello\n")
        #expect(ended.status == 0 && ended.output.contains("[ops] -- you joined") && !ended.output.contains("[den]"))
        try ben.skip(to: "[ops] ana: hello")
        let bad = try RoostProcess.run(["--config", try scratch.file("bad", "nmae ana\n")])
        #expect(bad.status == 1 && bad.complaint.contains("bad:1: no option has this name; name may be meant"))
    }
}
