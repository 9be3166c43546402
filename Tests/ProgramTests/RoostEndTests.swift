import Foundation
import Testing

/// Tests how `roost` ends without a goodbye, and which output of other users reaches the terminal.
@Suite(.serialized, .timeLimit(.minutes(10))) struct RoostEndTests {
    private typealias ExitResult = RoostProcess.ExitResult

    @Test func `A server that closes the connection first is a failure`() throws {
        let server = try ScriptedServer { part in part.say("-- goodbye: the server is shutting down\n") }
        let running = try RoostProcess([server.uri])  // the input stays open and empty
        let printed = "-- goodbye: the server is shutting down\n"
        #expect(
            try running.waitForExit()
                == ExitResult(status: 1, output: printed, complaint: "roost: the server closed the connection\n"))
        _ = server.waitForEnd()
    }

    @Test func `A server that cannot be reached is a failure with its reason`() throws {
        let server = try ScriptedServer { _ in }
        _ = server.waitForEnd()
        let ended = try RoostProcess.run([server.uri])
        let complaint = "roost: \(server.uri) can't be reached: connect: Connection refused\n"
        #expect(ended == ExitResult(status: 1, output: "", complaint: complaint))
    }

    @Test func `The client leaves a server that never ends a line`() throws {
        let server = try ScriptedServer { part in
            part.sendUntilClosed([UInt8](repeating: 0x61, count: 1024))
        }
        let ended = try RoostProcess([server.uri]).waitForExit()
        #expect(ended.status == 1 && ended.output.isEmpty && ended.complaint.contains("more than 65536 bytes"))
        _ = server.waitForEnd()
    }

    @Test func `Text of another user does not control the terminal`() throws {
        let hostile =
            Array("[lobby] ben: \u{1B}[2J\u{1B}]0;t\u{07}\u{9B}31m\u{202E}x\rfake\u{02}b\u{03}4c\n".utf8) + [
                0xFF, 0x0A,
            ]
        let server = try ScriptedServer { part in
            part.say(bytes: hostile)
            part.hear(until: "/quit")
        }
        let ended = try RoostProcess.run([server.uri])
        _ = server.waitForEnd()
        let shown = "[lobby] ben: ␛[2J␛]0;t␇\u{FFFD}31m\u{FFFD}x␍fakebc\n\u{FFFD}\n"
        #expect(ended == ExitResult(status: 0, output: shown, complaint: ""))
    }

    @Test func `A reason that the server gives is made printable, too`() throws {
        let server = try ScriptedServer { part in
            part.hear()
            part.say("!! bad-name: \u{1B}[31m\n")
            part.hear(until: "/quit")
        }
        let ended = try RoostProcess(["--name", "ana", server.uri]).waitForExit()
        #expect(ended.complaint == "roost: bad-name: ␛[31m\n")
        _ = server.waitForEnd()
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func `A signal signs the user off`(signal: Int32) throws {
        let server = try ScriptedServer { part in
            part.hear()
            part.say("-- this is roost\n")
            part.hear(until: "/quit")
            part.say("-- goodbye\n")
        }
        let running = try RoostProcess(["--name", "ana", server.uri])
        #expect(try running.read(bytes: 17) == "-- this is roost\n")
        running.send(signal: signal)
        #expect(try running.waitForExit() == ExitResult(status: 0, output: "-- goodbye\n", complaint: ""))
        #expect(server.waitForEnd() == ["/login ana", "/quit"])
    }

    @Test func `A second signal ends the program although the server says nothing`() throws {
        let server = try ScriptedServer { part in
            part.say("-- this is roost\n")
            part.hear(until: "/quit")
            part.say("[lobby] -- here: ana\n")
            part.hear(until: "never said")
        }
        let running = try RoostProcess([server.uri])
        #expect(try running.read(bytes: 17) == "-- this is roost\n")
        running.send(signal: SIGTERM)
        #expect(try running.read(bytes: 21) == "[lobby] -- here: ana\n")
        running.send(signal: SIGTERM)
        #expect(try running.waitForExit() == ExitResult(status: 0, output: "", complaint: ""))
        _ = server.waitForEnd()
    }

    @Test func `The program ends quietly when its output has no reader`() throws {
        let server = try ScriptedServer { part in
            part.hear(until: "go")
            part.say("one\n")
            part.hear(until: "never said")
        }
        let running = try RoostProcess([server.uri])
        try running.lookAway()
        running.type("go\n")
        #expect(try running.waitForExit() == ExitResult(status: 1, output: "", complaint: ""))
        _ = server.waitForEnd()
    }

    @Test func `Output that cannot be written is a failure with its reason`() throws {
        let server = try ScriptedServer { part in
            part.say("one\n")
            part.hear(until: "never said")
        }
        let roost = try RunningProgram.path(of: "roost")
        let reason = "roost: standard output: No space left on device\n"
        for arguments in [server.uri, "--help"] {
            let ended = try RunningProgram(["sh", "-c", "exec \(roost) \(arguments) >/dev/full"]).waitForExit()
            #expect(ended == ExitResult(status: 1, output: "", complaint: reason))
        }
        _ = server.waitForEnd()
    }

    @Test func `An echo server gets every byte, and its answer is printed`() throws {
        let server = try ScriptedServer(dialect: "echo") { part in
            part.echo()
            part.say("\nrest")
        }
        let ended = try RoostProcess.run(["--plain", server.uri], typing: "one\r\n/quit\n\u{1B}[2J\ttwo")
        #expect(ended == ExitResult(status: 0, output: "one\n/quit\n␛[2J two\nrest\n", complaint: ""))
        _ = server.waitForEnd()
    }

    @Test(arguments: [
        ["--bogus"], ["--name"], ["--name", "a b"], ["--name", ""], ["--name", "ana\n/quit"],
        ["--room", "swift", "plain://127.0.0.1"], ["--send", "--name", "ana", "plain://127.0.0.1"],
        ["--name", "ana", "--room", "a b"], ["non sense"], ["irc://127.0.0.1"], ["plain+tls://127.0.0.1"],
        ["plain://127.0.0.1", "plain://127.0.0.1"], ["--name", "ana", "echo://127.0.0.1"],
    ])
    func `Bad usage is reported`(arguments: [String]) throws {
        let ended = try RoostProcess.run(arguments)
        #expect(ended.status == 2 && ended.output.isEmpty)
        #expect(ended.complaint.hasPrefix("roost: ") && ended.complaint.hasSuffix("roost: see roost --help\n"))
    }

    @Test func `A password that cannot be read is a failure and is reported`() throws {
        let ended = try RoostProcess.run(["--name", "ana", "--password-file", "/nonexistent"])
        let complaint = "roost: /nonexistent: No such file or directory\n"
        #expect(ended == ExitResult(status: 1, output: "", complaint: complaint))
    }

    @Test func `Help and version are successes`() throws {
        let help = try RoostProcess.run(["--help"])
        #expect(help.status == 0 && help.complaint.isEmpty)
        for option in ["--name NAME", "--room ROOM", "--password-file FILE", "--plain", "--help", "--version"] {
            #expect(help.output.contains(option))
        }
        let version = try RoostProcess.run(["--version"])
        #expect(version.status == 0 && version.output.hasPrefix("roost ") && version.complaint.isEmpty)
    }
}
