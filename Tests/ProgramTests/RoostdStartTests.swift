import Foundation
import Sockets
import Testing
import Threads

/// Tests how `roostd` starts, or reports why it can't start.
@Suite(.serialized, .timeLimit(.minutes(10))) struct RoostdStartTests {
    private typealias ExitResult = RunningProgram.ExitResult

    @Test func `The log says the addresses with their ports, what to type, and that the server is ready`() throws {
        let socket = try ScratchDirectory()
        let unix = "plain+unix://\(socket.path(of: "roost"))"
        let server = try RoostdProcess(at: ["plain://127.0.0.1:0", "plain://[::1]:0", unix, "echo://127.0.0.1:0"])
        let ports = server.places.map { if case .tcp(_, let port?) = $0.place { port } else { UInt16(0) } }
        #expect(server.places.map(\.dialect) == ["plain", "plain", "plain", "echo"])
        #expect(ports[0] > 0 && ports[1] > 0 && ports[2] == 0 && ports[3] > 0)
        #expect(server.places[1].description == "plain://[::1]:\(ports[1])" && server.places[2].description == unix)
        let sentences = server.greeting.map { $0.components(separatedBy: " time=")[0] }
        #expect(sentences.prefix(4) == server.places.map { "listening \($0)" }[...])
        #expect(sentences.contains("to come in, type: telnet 127.0.0.1 \(ports[0]), and then: /login NAME"))
        #expect(sentences.contains("to come in, type: nc -U \(socket.path(of: "roost")), and then: /login NAME"))
        #expect(sentences.last?.hasPrefix("ready clients=") == true)
        let guests = try server.places[..<3].enumerated().map { try Guest("guest\($0)", at: $1) }
        try guests[0].say("hello")
        for guest in guests[1...] { #expect(try guest.skip(to: "[lobby] guest0: ").last == "[lobby] guest0: hello") }
        let echo = try Guest(at: server.places[3])
        try echo.say("/login is no word here")
        #expect(try echo.nextLine() == "/login is no word here")
        #expect(try server.terminate(by: SIGTERM).status == 0)
        #expect(!FileManager.default.fileExists(atPath: socket.path(of: "roost")))
    }

    @Test func `An address in use is a failure with its reason, and its owner keeps it`() throws {
        let socket = try ScratchDirectory()
        let server = try RoostdProcess(at: ["plain://127.0.0.1:0", "plain+unix://\(socket.path(of: "roost"))"])
        for (number, place) in server.places.enumerated() {
            let second = try RoostdProcess.run(["--listen", "plain://127.0.0.1:0", "--listen", "\(place)"])
            let complaint = "roostd: can't listen on \(place): bind: Address already in use\n"
            #expect(second.status == 1 && second.complaint == complaint && !second.output.contains("ready"))
            _ = try Guest("ana\(number)", at: place)
        }
    }

    @Test func `A socket file left behind by a crash does not prevent a start`() throws {
        let socket = try ScratchDirectory()
        let place = "plain+unix://\(socket.path(of: "roost"))"
        #expect(try RoostdProcess(at: [place]).terminate(by: SIGKILL).status == 128 + SIGKILL)
        #expect(FileManager.default.fileExists(atPath: socket.path(of: "roost")))
        let server = try RoostdProcess(at: [place])
        _ = try Guest("ana", at: server.place)
    }

    @Test func `An address that does not exist is a failure with its reason`() throws {
        let unknown = try RoostdProcess.run(["--listen", "plain://no..host:0"])
        let reason = "resolving no..host: Name or service not known"
        #expect(unknown.status == 1 && unknown.complaint == "roostd: can't listen on plain://no..host:0: \(reason)\n")
        let foreign = try RoostdProcess.run(["--listen", "plain://192.0.2.1:0"])
        #expect(foreign.status == 1 && foreign.complaint.hasSuffix("bind: Cannot assign requested address\n"))
    }

    @Test func `A check prints the settings, or what is wrong and where, and serves no clients`() throws {
        let scratch = try ScratchDirectory()
        let sound = try scratch.file("sound.conf", "# mine\nlisten plain://127.0.0.1:4321\nlimit rooms=7\n")
        let good = try RoostdProcess.run(["--check", "--config", sound])
        #expect(good.status == 0 && good.complaint.isEmpty && good.output.hasPrefix("# ok\n"))
        #expect(good.output.contains("listen plain://127.0.0.1:4321\n") && good.output.contains("limit rooms=7\n"))
        let again = try RoostdProcess.run(["--check", "--config", scratch.file("again.conf", withoutEnd(good.output))])
        #expect(again == good)
        let broken = try scratch.file("broken.conf", "name nest\nlimit rooms=many\nlisen x\n")
        let bad = try RoostdProcess.run(["--check", "--config", broken])
        #expect(bad.status == 1 && bad.output.isEmpty)
        let lines = bad.complaint.split(separator: "\n")
        #expect(lines.count == 2 && lines[0].hasPrefix("roostd: \(broken):2: limit \"rooms=many\": "))
        #expect(lines.last == "roostd: \(broken):3: no option has this name; listen may be meant")
    }

    @Test func `Help and version are printed on standard output and are a success`() throws {
        let help = try RoostdProcess.run(["--help"])
        #expect(help.status == 0 && help.complaint.isEmpty && help.output.hasPrefix("Usage: roostd "))
        let version = try RoostdProcess.run(["--version"])
        #expect(version.status == 0 && version.complaint.isEmpty && version.output.hasPrefix("roost"))
    }

    @Test(arguments: [["--bogus"], ["stray"], ["--limit", "rooms=-1"], ["--listen", "irc+tls://x"], ["--log"]])
    func `Bad usage ends with 2, a reason and a hint`(arguments: [String]) throws {
        let ended = try RoostdProcess.run(arguments)
        #expect(ended.status == 2 && ended.output.isEmpty && ended.complaint.hasPrefix("roostd: command line: "))
        #expect(ended.complaint.hasSuffix("Try 'roostd --help'.\n"))
    }

    @Test func `A supervisor is told that the server is ready, reloads and stops`() throws {
        let scratch = try ScratchDirectory()
        let inbox = try SupervisorInbox(at: scratch.path(of: "notify"))
        let server = try RoostdProcess(environment: ["NOTIFY_SOCKET": inbox.place])
        #expect(inbox.wait()?.hasPrefix("READY=1\n") == true)
        server.send(signal: SIGHUP)
        #expect(inbox.wait()?.hasPrefix("RELOADING=1\nMONOTONIC_USEC=") == true)
        #expect(inbox.wait()?.hasPrefix("READY=1\n") == true)
        server.send(signal: SIGTERM)
        #expect(inbox.wait() == "STOPPING=1")
        #expect(try server.waitForExit().status == 0)
    }

    private func withoutEnd(_ text: String) -> String { String(text.dropLast()) }
}
