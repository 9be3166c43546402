import Foundation
import Sockets
import Testing

/// Tests of `roost --send`, as scripts call it, with a real server.
@Suite(.serialized, .timeLimit(.minutes(10))) struct RoostSendTests {
    let server: RoostdProcess

    init() throws { server = try RoostdProcess(at: ["stomp://127.0.0.1:0", "plain://127.0.0.1:0"]) }

    private var uri: String { server.places[0].description }

    @Test func `Ten messages that are sent at once under one name all arrive`() throws {
        let ben = try Guest("ben", at: server.places[1])
        let processes = try (0..<10).map { number in
            let process = try RoostProcess(["--name", "cron", "--send", uri])
            process.type("job \(number)")
            process.closeInput()
            return process
        }
        for process in processes { #expect(try process.waitForExit() == .init(status: 0, output: "", complaint: "")) }
        let said = try ben.fence().filter { $0.hasPrefix("[lobby] cron: job ") }
        #expect(Set(said).count == 10 && said.count == 10)
    }

    @Test func `Input that is not UTF-8 is not sent`() throws {
        let ben = try Guest("ben", at: server.places[1])
        let process = try RoostProcess(["--name", "bot", "--send", uri])
        process.type(bytes: Array("caf".utf8) + [0xE9])
        process.closeInput()
        #expect(
            try process.waitForExit()
                == .init(status: 1, output: "", complaint: "roost: bad-text: the input is not UTF-8\n"))
        let lines = try RoostProcess(["--plain", "--name", "bot", uri])
        lines.type(bytes: Array("caf".utf8) + [0xE9] + Array("\nnext\n".utf8))
        lines.closeInput()
        #expect(try lines.waitForExit().output.contains("!! bad-text: "))
        #expect(try ben.fence().filter { $0.contains("] bot: ") } == ["[lobby] bot: next"])
    }

    @Test(arguments: [["--send"], ["--plain"]])
    func `A closed standard input is a failure, and the connection does not become it`(_ mode: [String]) throws {
        let roost = try RunningProgram.path(of: "roost")
        let command = "exec \(roost) --name bot \(mode.joined(separator: " ")) \(uri) <&-"
        let program = try RunningProgram(["sh", "-c", command], environment: ["XDG_CONFIG_HOME": "/nonexistent"])
        let ended = try program.waitForExit()
        #expect(ended.status == 1 && ended.complaint == "roost: standard input: Bad file descriptor\n")
    }

    @Test func `A host without a scheme stands for STOMP`() throws {
        let place = String(uri.dropFirst("stomp://".count))
        #expect(try RoostProcess.run(["--name", "bot", "--send", place], typing: "hello").status == 0)
        let ended = try RoostProcess.run(["--name", "bot", "--send", "no host"], typing: "hello")
        #expect(ended.status == 2)
    }
}
