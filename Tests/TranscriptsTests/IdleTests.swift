import Testing

@testable import Transcripts

/// The idle time that WHOIS shows of a user with several sessions.
@Suite struct IdleTests {
    private func idle(of name: String, for asker: String, in world: SimulatedWorld) throws -> Int {
        _ = try world.leftovers(of: asker)
        try world.send(Array("WHOIS \(name)\n".utf8), from: asker)
        let lines = try world.leftovers(of: asker).map { String(decoding: $0, as: UTF8.self) }
        let line = try #require(lines.first { $0.hasPrefix(":roost 317 \(asker) \(name) ") })
        return try #require(Int(line.split(separator: " ")[4]))
    }

    @Test func `A user has been idle for as long as the session that spoke last`() throws {
        let world = try SimulatedWorld([Setting(option: "sessions", value: "by-name")])
        for session in ["ben", "ana", "phone"] {
            try world.arrive(session, speaking: "irc")
            let name = session == "phone" ? "ana" : session
            try world.send(Array("NICK \(name)\nUSER \(name) 0 * :x\nJOIN #den\n".utf8), from: session)
        }
        world.pass(seconds: 100)
        #expect(try idle(of: "ana", for: "ben", in: world) == 100)
        try world.send(Array("PRIVMSG #den :hello\n".utf8), from: "phone")
        world.pass(seconds: 7)
        #expect(try idle(of: "ana", for: "ben", in: world) == 7, "one session has spoken, the other has not")
        try world.send(Array("PING x\n".utf8), from: "ana")
        #expect(try idle(of: "ana", for: "ben", in: world) == 7, "a request that is no message ends no idle time")
        try world.send(Array("NOTICE @#den :to the operators\n".utf8), from: "ana")
        world.pass(seconds: 3)
        #expect(try idle(of: "ana", for: "ben", in: world) == 3)
    }
}
