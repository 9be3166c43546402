import Testing
import Threads

/// An IRC client that sends nothing gets a PING, and is disconnected when it does not answer; a client that answers
/// stays.
@Suite struct SilentClientTests {
    @Test func `A silent client is asked and then disconnected, while a client that answers stays`() throws {
        let begun = Clock.monotonic()
        try Stage.play("ping-seconds=1", "silence-seconds=8", at: ["irc://127.0.0.1:0", "plain://127.0.0.1:0"]) {
            stage in
            let ana = try client("ana", stage)
            try ana.say("JOIN #den")
            _ = try ana.skip(to: ":roost 366 ")
            let ben = try client("ben", stage)
            try ben.say("JOIN #den\nPRIVMSG ana :hi")
            _ = try ben.skip(to: ":roost 366 ")
            var heard = ""
            while !heard.contains(" QUIT ") {
                heard = Self.bare(try ana.next())
                if heard.hasPrefix("PING ") { try ana.say("PONG" + heard.dropFirst(4)) }
            }
            #expect(heard.hasPrefix(":ben!ben@") && heard.hasSuffix(" QUIT :Ping timeout: 8 seconds"), "\(heard)")
            let last = try ben.readToEnd().map(Self.bare)
            #expect(last.contains("PING :roost"))
            #expect(last.last == "ERROR :Closing link: Ping timeout: 8 seconds")
            try ana.say("QUIT")
            _ = try ana.readToEnd()
        }
        #expect(Clock.monotonic() - begun >= 8_000_000_000)
    }

    private static func bare(_ line: String) -> String { line.hasSuffix("\r") ? String(line.dropLast()) : line }

    private func client(_ name: String, _ stage: Stage) throws -> Person {
        let person = try stage.visitor(name)
        try person.say("NICK \(name)\r\nUSER \(name) 0 * :\(name)\r")
        _ = try person.skip(to: ":roost 422 ")
        return person
    }
}
