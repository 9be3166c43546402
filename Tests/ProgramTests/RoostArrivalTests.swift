import Foundation
import Testing

/// Tests how `roost` logs in by `--name` and joins by `--room`, and that it sends typed lines only afterwards.
@Suite(.serialized, .timeLimit(.minutes(10))) struct RoostArrivalTests {
    private typealias ExitResult = RoostProcess.ExitResult

    private static let welcome = "-- welcome to roost, ana\n-- online: ana\n[lobby] -- you joined\n"

    @Test func `The client logs in and joins the rooms in order, before it sends any typed line`() throws {
        let password = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try (Data("secret ".utf8) + [255] + Data("word\r\nsecond line\n".utf8)).write(to: password)
        defer { try? FileManager.default.removeItem(at: password) }
        let server = try ScriptedServer { part in
            part.hear()
            part.say(Self.welcome)
            part.hear()
            part.say("[Swift] -- you joined\n")
            part.hear()
            part.say("[linux] -- you joined\n")
            part.hear(until: "/quit")
            part.say("!! bad-text: no\n-- goodbye\n")
        }
        let ended = try RoostProcess.run(
            ["--name", "ana", "--room=swift", "--room", "linux", "--password-file", password.path, server.uri],
            typing: "hello\n")
        let twice = "\u{FFFD}\u{FFFD}"
        #expect(
            server.waitForEnd() == ["/login ana secret \(twice)word", "/join swift", "/join linux", "hello", "/quit"])
        let printed = Self.welcome + "[Swift] -- you joined\n[linux] -- you joined\n!! bad-text: no\n-- goodbye\n"
        #expect(ended == ExitResult(status: 0, output: printed, complaint: ""))
    }

    @Test func `The client sends nothing while it waits for a reply`() throws {
        let server = try ScriptedServer { part in
            part.hear()
            part.say("-- welcome to roost, ana\n[lobby] ben: [den] -- you joined\n")
            part.sayNothingMore()
            part.hear(until: "never said")
        }
        let ended = try RoostProcess.run(["--name", "ana", "--room", "den", server.uri], typing: "hello\n")
        #expect(server.waitForEnd() == ["/login ana"])
        #expect(ended.status == 1 && ended.complaint == "roost: the server closed the connection\n")
    }

    @Test(arguments: ["lobby", "LOBBY"])
    func `Joining a room that the user is already in makes it the current one`(room: String) throws {
        let server = try ScriptedServer { part in
            part.hear()
            part.say(Self.welcome)
            part.hear()
            part.say("!! already-in-room: you are in it\n")
            part.hear()
            part.say("-- now talking in lobby\n")
            part.hear(until: "/quit")
            part.say("-- goodbye\n")
        }
        let ended = try RoostProcess.run(["--name", "ana", "--room", room, server.uri], typing: "hello\n")
        #expect(server.waitForEnd() == ["/login ana", "/join \(room)", "/switch \(room)", "hello", "/quit"])
        #expect(
            ended
                == ExitResult(status: 0, output: Self.welcome + "-- now talking in lobby\n-- goodbye\n", complaint: ""))
    }

    @Test func `A refused name is a failure with its reason, and nothing of the input is sent`() throws {
        let server = try ScriptedServer { part in
            part.hear()
            part.say("-- this is roost\n!! name-taken: \"ana\" is somebody here\n")
            part.hear(until: "/quit")
            part.say("-- goodbye\n")
        }
        let ended = try RoostProcess.run(["--plain", "--name", "ana", "--room", "den", server.uri], typing: "hello\n")
        let complaint = "roost: name-taken: \"ana\" is somebody here\n"
        #expect(ended == ExitResult(status: 1, output: "-- this is roost\n-- goodbye\n", complaint: complaint))
        #expect(server.waitForEnd() == ["/login ana", "/quit"])
    }

    @Test func `A refused room is a failure with its reason, and nothing of the input is sent`() throws {
        let server = try ScriptedServer { part in
            part.hear()
            part.say(Self.welcome)
            part.hear()
            part.say("!! bad-room-name: no\n")
            part.hear(until: "/quit")
        }
        let ended = try RoostProcess.run(
            ["--name", "ana", "--room", "##a", "--room", "den", server.uri], typing: "hello\n")
        #expect(ended == ExitResult(status: 1, output: Self.welcome, complaint: "roost: bad-room-name: no\n"))
        #expect(server.waitForEnd() == ["/login ana", "/join #a", "/quit"])
    }

    @Test func `The client leaves a server that refuses it and says no goodbye`() throws {
        let server = try ScriptedServer { part in
            part.hear()
            part.say("!! name-taken: no\n")
            part.hear(until: "never said")
        }
        let ended = try RoostProcess(["--name", "ana", server.uri]).waitForExit()
        #expect(ended == ExitResult(status: 1, output: "", complaint: "roost: name-taken: no\n"))
        #expect(server.waitForEnd() == ["/login ana", "/quit"])
    }

    @Test(
        .enabled(if: RunningProgram.exists("script"), "script is not installed: make test does it"),
        arguments: [[], ["--name", "ana"]])
    func `A user at a terminal who gave no name is told how to log in`(arguments: [String]) throws {
        let server = try ScriptedServer { part in
            part.say("-- this is roost\n")
            part.sayNothingMore()
            part.hear(until: "never said")
        }
        let command = ([try RunningProgram.path(of: "roost")] + arguments + [server.uri]).joined(separator: " ")
        let running = try RunningProgram(["script", "--quiet", "--return", "--command", command, "/dev/null"])
        let ended = try running.waitForExit()
        #expect(ended.output.contains("type /login NAME to come in") == arguments.isEmpty)
        #expect(ended.output.contains("-- this is roost"))
        _ = server.waitForEnd()
    }
}
