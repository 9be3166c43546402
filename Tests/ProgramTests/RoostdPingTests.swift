import Foundation
import Testing

/// Tests that the reply to a PING waits until every room of the user has processed the ping.
@Suite(.timeLimit(.minutes(10))) struct RoostdPingTests {
    @Test func `A reply to a ping proves that each room has done one more command`() throws {
        let server = try RoostdProcess(at: ["irc://127.0.0.1:0"])
        let ana = try Guest(at: server.place)
        try ana.say("NICK ana\r\nUSER ana 0 * :Ana\r\nJOIN #den,#attic,#cellar\r\nPING before\r")
        try ana.skip(to: ":roost PONG roost :before")
        let before = try commands(server)
        try ana.say("PING after\r")
        try ana.skip(to: ":roost PONG roost :after")
        #expect(try commands(server) == before + 3)
        ana.hangUp()
        #expect(try server.terminate(by: SIGTERM).status == 0)
    }

    /// Returns the number of commands that the rooms have processed, from the counters in the log.
    private func commands(_ server: RoostdProcess) throws -> Int {
        server.send(signal: SIGUSR1)
        let counters = try server.log.skip(to: "counters ").last ?? ""
        let fact = try #require(counters.split(separator: " ").first { $0.hasPrefix("commands=") })
        return try #require(Int(fact.dropFirst("commands=".count)))
    }
}
