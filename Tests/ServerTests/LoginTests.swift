internal import Chat
internal import Server
internal import Testing
internal import Threads

/// Limits on what a client may send before login, in bytes and lines, and on the time until login.
@Suite struct LoginTests {
    private static let flooded = "-- goodbye: you sent too much before logging in"
    private static let late = "-- goodbye: you took too long to log in"

    @Test func `A user who logs in gets welcome, users online and members in a fixed order`() throws {
        try Stage.play { stage in
            let ana = try stage.person("ana")
            let ben = try stage.visitor("ben")
            try ben.say("/login ben")
            let told = [
                "-- welcome to roost, ben; /help lists the commands", "-- online: ana, ben", "[lobby] -- you joined",
                "[lobby] -- here: ana, ben",
            ]
            for line in told { #expect(try ben.next() == line) }
            #expect(try ben.fence() == [])
            #expect(try ana.fence() == ["[lobby] -- ben joined"])
        }
    }

    @Test func `More lines before login than the limit end the connection`() throws {
        try Stage.play("login-lines=5") { stage in
            let patient = try stage.visitor()
            for _ in 0..<4 { try patient.say("/no") }
            try patient.say("/login ana")
            try patient.skip(to: "[lobby] -- here: ana")
            for _ in 0..<9 { try patient.say("/no") }
            #expect(try patient.fence().count == 9)

            let flooder = try stage.visitor()
            try flooder.say(String(repeating: "/no\n", count: 20) + "/login ben")
            let told = try flooder.readToEnd()
            #expect(told.last == Self.flooded)
            #expect(told.count <= 6 && !told.contains { $0.hasPrefix("-- welcome") })
        }
    }

    @Test func `More bytes before login than the limit end the connection`() throws {
        try Stage.play("login-bytes=100") { stage in
            let flooder = try stage.visitor()
            try flooder.send([UInt8](repeating: 0x61, count: 101))
            #expect(try flooder.readToEnd() == [Self.flooded])
        }
    }

    @Test func `Input that follows the login in the same piece does not count`() throws {
        try Stage.play { stage in
            let ana = try stage.visitor("ana")
            try ana.say("/help login")
            _ = try ana.next()
            let text = String(repeating: "a", count: 39)
            try ana.say("/login ana\n" + Array(repeating: text, count: 120).joined(separator: "\n"))
            try ana.skip(to: "[lobby] -- here: ana")
            #expect(try ana.fence() == [])
        }
    }

    @Test func `A client that takes too long to log in is told so, even if it sends something`() throws {
        try Stage.play { stage in
            let ana = try stage.person("ana")
            var limits = Limits()
            try limits.set("login-seconds=3")
            try limits.set("greeting-ms=off")
            stage.server.change(limits: limits, messageOfTheDay: [])
            let begun = Clock.monotonic()
            let silent = try (0..<20).map { _ in try stage.visitor() }
            let dripping = try stage.visitor()
            try dripping.send(Array("/log".utf8))
            for visitor in silent + [dripping] { #expect(try visitor.readToEnd() == [Self.late]) }
            let seconds = Double(Clock.monotonic() - begun) / 1e9
            #expect(seconds >= 2.9 && seconds < 30, "\(seconds)")
            #expect(try ana.fence() == [])
        }
    }

    @Test func `A client that sends single bytes gets no more time to log in`() throws {
        try Stage.play("login-seconds=1", "login-bytes=off") { stage in
            let dripping = try stage.visitor()
            // Each byte is sent as its own packet. Sending fails once the server has closed the connection.
            let hasEnded = eventually { (try? dripping.send([0x61])) == nil }
            #expect(hasEnded)
        }
    }
}
