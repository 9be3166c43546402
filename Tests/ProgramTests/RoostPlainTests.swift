import Foundation
import Testing

@Suite(.serialized, .timeLimit(.minutes(10))) struct RoostPlainTests {
    private typealias ExitResult = RoostProcess.ExitResult

    @Test func `Piped input is sent, and the server's output is printed until the server closes`() throws {
        let server = try ScriptedServer { part in
            part.hear(until: "/login ana")
            part.say("-- welcome to roost, ana\r\n[lobby] -- here: ana\n")
            part.hear(until: "/quit")
            part.say("[lobby] ben: hello\n-- goodbye\nno end")
        }
        let ended = try RoostProcess.run(["--plain", server.uri], typing: "/login ana\r\nhello\n\n  two  words\nlast")
        #expect(server.waitForEnd() == ["/login ana", "hello", "", "  two  words", "last", "/quit"])
        let printed = "-- welcome to roost, ana\n[lobby] -- here: ana\n[lobby] ben: hello\n-- goodbye\nno end\n"
        #expect(ended == ExitResult(status: 0, output: printed, complaint: ""))
    }

    @Test func `A script whose logins were all refused fails at its end`() throws {
        let server = try ScriptedServer { part in
            part.hear(until: "/quit")
            part.say("!! not-logged-in: first\n!! bad-name: no\n!! not-logged-in: first\n-- goodbye\n")
        }
        let ended = try RoostProcess.run([server.uri], typing: "early\n/login 1\nlate\n")
        _ = server.waitForEnd()
        #expect(ended.status == 1 && ended.complaint == "roost: bad-name: no\n")
        #expect(ended.output.hasSuffix("!! not-logged-in: first\n-- goodbye\n"))
    }

    @Test func `A script whose login succeeds in the end is a success`() throws {
        let server = try ScriptedServer { part in
            part.hear(until: "/quit")
            part.say("!! name-taken: no\n-- welcome to roost, ben\n!! no-such-user: no\n-- goodbye\n")
        }
        #expect(try RoostProcess.run([server.uri], typing: "/login ana\n/login ben\n").status == 0)
        _ = server.waitForEnd()
    }

    @Test func `A typed goodbye is the only one sent`() throws {
        try goodbye("/quit\nnever sent\n", isSentAs: "/quit")
        try goodbye("/QUIT so long\nnever sent\n", isSentAs: "/QUIT so long")
        try goodbye("/logout", isSentAs: "/logout")
        // A server refuses these reasons and would then not say goodbye, so the client leaves them out.
        try goodbye("/quit \u{01}\n", isSentAs: "/quit")
        try goodbye("/quit " + String(repeating: "x", count: 391) + "\n", isSentAs: "/quit")
    }

    private func goodbye(_ typed: String, isSentAs sent: String) throws {
        let server = try ScriptedServer { part in
            part.hear()
            part.say("-- goodbye\n")
            part.sayNothingMore()
            part.hear(until: "never sent")
        }
        let running = try RoostProcess([server.uri])
        running.type(typed)
        if !typed.hasSuffix("\n") { running.closeInput() }
        #expect(try running.waitForExit() == ExitResult(status: 0, output: "-- goodbye\n", complaint: ""))
        #expect(server.waitForEnd() == [sent])
    }

    @Test func `A long line is sent unchanged`() throws {
        let server = try ScriptedServer { part in part.hear(until: "/quit") }
        let long = "/quit " + String(repeating: "é", count: 20_000)
        #expect(try RoostProcess.run([server.uri], typing: long + "\nmore\n").status == 0)
        #expect(server.waitForEnd() == [long, "more", "/quit"])
    }

    @Test func `A line is printed as soon as it arrives`() throws {
        let server = try ScriptedServer { part in
            part.say("one\n")
            part.hear(until: "two")
            part.say("three\n")
            part.hear(until: "/quit")
        }
        let running = try RoostProcess([server.uri])
        #expect(try running.read(bytes: 4) == "one\n")
        running.type("two\n")
        #expect(try running.read(bytes: 6) == "three\n")
        running.closeInput()
        #expect(try running.waitForExit() == ExitResult(status: 0, output: "", complaint: ""))
        _ = server.waitForEnd()
    }
}
