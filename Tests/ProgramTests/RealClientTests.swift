import Foundation
import Sockets
import Testing

/// Conversations with the real server through clients that people use: roost, nc and telnet.
@Suite(.serialized, .timeLimit(.minutes(10))) struct RealClientTests {
    private typealias ExitResult = RunningProgram.ExitResult

    @Test func `Two roost clients talk in rooms and directly, and hear joins and departures`() throws {
        let server = try RoostdProcess()
        let ana = try RoostProcess(["--plain", "--name", "ana", "--room", "den", "\(server.place)"])
        let arrival = try ana.screen.skip(to: "[den] -- here: ")
        #expect(
            arrival == [
                "-- welcome to roost, ana; /help lists the commands", "-- online: ana", "[lobby] -- you joined",
                "[lobby] -- here: ana", "[den] -- you joined", "[den] -- here: ana",
            ])
        let ben = try RoostProcess(["--plain", "\(server.place)"])
        ben.type("/login ben\n/join den\n")
        try ben.screen.skip(to: "[den] -- here: ana, ben")
        #expect(try ana.screen.nextLine() == "[lobby] -- ben joined")
        #expect(try ana.screen.nextLine() == "[den] -- ben joined")
        ana.type("hello \u{1B}[2J\n")
        ana.type("grüß dich\n/msg ben psst\n/switch lobby\n/me waves\n")
        #expect(try ana.screen.nextLine()?.hasPrefix("!! bad-text: ") == true)
        for line in ["[den] ana: grüß dich", "[direct] ana: psst", "[lobby] * ana waves"] {
            #expect(try ben.screen.nextLine() == line)
        }
        ben.type("/leave den bored\n/quit good night\n")
        #expect(
            try ben.waitForExit() == ExitResult(status: 0, output: "[den] -- you left\n-- goodbye\n", complaint: ""))
        #expect(try ana.screen.nextLine() == "-- now talking in lobby")
        #expect(try ana.screen.nextLine() == "[den] -- ben left: bored")
        #expect(try ana.screen.nextLine() == "[lobby] -- ben left: good night")
        ana.closeInput()
        #expect(try ana.waitForExit() == ExitResult(status: 0, output: "-- goodbye\n", complaint: ""))
        #expect(try server.terminate(by: SIGTERM).status == 0)
    }

    @Test func `A name that is taken is a failure with its reason`() throws {
        let server = try RoostdProcess()
        let ana = try Guest("ana", at: server.place)
        let ended = try RoostProcess(["--name", "Ana", "\(server.place)"]).waitForExit()
        #expect(ended.status == 1 && ended.complaint.hasPrefix("roost: name-taken: "))
        #expect(try ana.fence().isEmpty)
    }

    @Test func `After a refused room, the message goes to no room`() throws {
        let server = try RoostdProcess()
        let ana = try Guest("ana", at: server.place)
        let ended = try RoostProcess.run(
            ["--name", "ben", "--room", "den,x", "\(server.place)"], typing: "secret\n/msg ana secret\n")
        #expect(ended.status == 1 && ended.complaint.hasPrefix("roost: bad-room-name: "))
        #expect(ended.output.hasSuffix("[lobby] -- here: ana, ben\n-- goodbye\n"))
        #expect(try ana.fence() == ["[lobby] -- ben joined", "[lobby] -- ben left: signed off"])
    }

    @Test func `Messages go to the room that was joined last, even if the user was already in it`() throws {
        let server = try RoostdProcess()
        let ana = try Guest("ana", at: server.place)
        let ended = try RoostProcess.run(
            ["--name", "ben", "--room", "den", "--room", "Lobby", "\(server.place)"], typing: "hello\n")
        #expect(ended.status == 0 && ended.complaint.isEmpty && !ended.output.contains("!! "))
        let heard = ["[lobby] -- ben joined", "[lobby] ben: hello", "[lobby] -- ben left: signed off"]
        #expect(try ana.fence() == heard)
    }

    @Test(arguments: [SIGTERM, SIGKILL])
    func `A server that ends is a failure, and its goodbye is shown`(signal: Int32) throws {
        let server = try RoostdProcess()
        let ana = try RoostProcess(["--name", "ana", "\(server.place)"])
        try ana.screen.skip(to: "[lobby] -- here: ")
        server.send(signal: signal)
        let ended = try ana.waitForExit()
        #expect(ended.status == 1 && ended.complaint == "roost: the server closed the connection\n")
        #expect(ended.output == (signal == SIGTERM ? "-- goodbye: the server is shutting down\n" : ""))
        #expect(try server.program.status() == (signal == SIGTERM ? 0 : 128 + SIGKILL))
    }

    @Test func `A script of lines gets all its replies before it ends`() throws {
        let socket = try ScratchDirectory()
        let server = try RoostdProcess(at: ["plain+unix://\(socket.path(of: "roost"))"])
        let ended = try RoostProcess.run(["\(server.place)"], typing: "/login ana\n/who\n/rooms\n/nonsense")
        let last = ended.output.split(separator: "\n").suffix(4)
        #expect(ended.status == 0 && ended.complaint.isEmpty && last.count == 4)
        #expect(last.dropLast(2) == ["[lobby] -- here: ana", "-- room lobby: 1 here"])
        #expect(last.dropFirst(2).first?.hasPrefix("!! no-such-command: ") == true && last.last == "-- goodbye")
    }

    @Test func `An echo server returns everything`() throws {
        let server = try RoostdProcess(at: ["echo://127.0.0.1:0"])
        let text = (0..<5_000).map { "line \($0)\n" }.joined()
        let ended = try RoostProcess.run(["--plain", "\(server.place)"], typing: "/quit\n" + text)
        #expect(ended == ExitResult(status: 0, output: "/quit\n" + text, complaint: ""))
    }

    @Test(.enabled(if: RunningProgram.exists("nc"), "nc is not installed: make test does it"))
    func `The program nc converses over a pipe, and the end of its input is a hang-up`() throws {
        let server = try RoostdProcess()
        let ana = try Guest("ana", at: server.place)
        let ben = try RunningProgram(["nc", "-N"] + hostAndPort(server))
        ben.type("/login ben\r\nhello\n/msg ana psst\n")
        #expect(try ana.nextLine() == "[lobby] -- ben joined")
        #expect(try ana.nextLine() == "[lobby] ben: hello")
        #expect(try ana.nextLine() == "[direct] ben: psst")
        try ana.say("welcome")
        #expect(try ben.output.skip(to: "[lobby] ana").last == "[lobby] ana: welcome")
        ben.closeInput()
        #expect(try ben.waitForExit() == ExitResult(status: 0, output: "", complaint: ""))
        #expect(try ana.nextLine() == "[lobby] -- ben left: connection closed")
    }

    @Test(
        .enabled(
            if: RunningProgram.exists("telnet") && RunningProgram.exists("script"),
            "telnet or script is not installed: make test does it"))
    func `The program telnet converses at a terminal`() throws {
        let server = try RoostdProcess()
        let ana = try Guest("ana", at: server.place)
        let telnet = "telnet \(try hostAndPort(server).joined(separator: " "))"
        let ben = try RunningProgram(["script", "--quiet", "--return", "--command", telnet, "/dev/null"])
        try ben.output.skip(to: "Escape character")
        ben.type("/login ben\nhello\n")
        #expect(try ana.nextLine() == "[lobby] -- ben joined")
        #expect(try ana.nextLine() == "[lobby] ben: hello")
        try ana.say("/msg ben welcome")
        #expect(try ben.output.skip(to: "[direct] ").last == "[direct] ana: welcome\r")
        ben.type("/quit\n")
        #expect(try ben.waitForExit().output.hasSuffix("-- goodbye\r\nConnection closed by foreign host.\r\n"))
        #expect(try ana.nextLine() == "[lobby] -- ben left: signed off")
    }

    private func hostAndPort(_ server: RoostdProcess) throws -> [String] {
        guard case .tcp(let host, .some(let port)) = server.place.place else {
            throw TestFailure(description: "no TCP: \(server.place)")
        }
        return [host, "\(port)"]
    }
}
