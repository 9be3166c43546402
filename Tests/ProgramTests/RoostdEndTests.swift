import Foundation
import Sockets
import Testing
import Threads

/// Tests how signals end `roostd`.
@Suite(.serialized, .timeLimit(.minutes(10))) struct RoostdEndTests {
    private let goodbye = "-- goodbye: the server is shutting down"
    private let unhurried = ["--limit", "messages-per-second=off"]

    @Test(arguments: [SIGTERM, SIGINT])
    func `Every client is told of the end, and the address can be used again at once`(signal: Int32) throws {
        let server = try RoostdProcess(at: ["plain://127.7.7.2:0", "plain://[::1]:0", "echo://127.7.7.2:0"])
        let visitor = try Guest(at: server.place)
        let echo = try Guest(at: server.places[2])
        try visitor.fence()
        try echo.say("one")
        // A server does not answer bytes that it has not read when it ends. The echo proves that it has read these.
        #expect(try echo.nextLine() == "one")
        let ana = try Guest("ana", at: server.place)
        let ben = try Guest("ben", at: server.places[1])
        #expect(try ana.nextLine() == "[lobby] -- ben joined")
        server.send(signal: signal)
        for guest in [visitor, ana, ben] { #expect(try guest.readToEnd() == [goodbye]) }
        #expect(try echo.readToEnd() == [])
        // The clients have not closed their connections, so the server has closed first and its sockets are in
        // TIME_WAIT.
        let end = try server.waitForExit()
        let again = try RoostdProcess(at: server.places.map(\.description))
        #expect(end.status == 0 && end.complaint.isEmpty && end.output.contains("\nstopped time="))
        #expect(again.places == server.places)
        _ = try Guest("ana", at: again.place)
    }

    @Test func `A client that never reads delays the end by no more than shutdown-seconds`() throws {
        let server = try RoostdProcess(unhurried + ["--limit", "shutdown-seconds=6"])
        let stalled = try stalledGuest(at: server)
        let ana = try Guest("ana", at: server.place)
        let begin = Clock.monotonic()
        server.send(signal: SIGTERM)
        #expect(try ana.readToEnd() == [goodbye])
        ana.hangUp()
        #expect(try server.waitForExit().status == 0)
        let milliseconds = (Clock.monotonic() - begin) / 1_000_000
        // The bound of 6 seconds is one more than the default. Without a bound the server would never end.
        #expect((6_000..<30_000).contains(milliseconds), "\(milliseconds) ms")
        stalled.hangUp()
    }

    @Test func `A client that reads late still gets everything, and the goodbye last`() throws {
        let server = try RoostdProcess(unhurried + ["--limit", "shutdown-seconds=60"])
        let stalled = try stalledGuest(at: server)
        server.send(signal: SIGTERM)
        try server.log.skip(to: "stopping")
        let lines = try stalled.readToEnd()
        #expect(lines.filter { $0.hasPrefix("[lobby] talker: ") }.count == 200 && lines.last == goodbye)
        stalled.hangUp()
        #expect(try server.waitForExit().status == 0)
    }

    @Test func `A second signal ends the server at once`() throws {
        let server = try RoostdProcess(unhurried + ["--limit", "shutdown-seconds=60"])
        let stalled = try stalledGuest(at: server)
        server.send(signal: SIGTERM)
        try server.log.skip(to: "stopping")
        server.send(signal: SIGTERM)
        #expect(try server.program.status() == 128 + SIGTERM)
        stalled.hangUp()
    }

    @Test func `Two hundred clients log in and are disconnected within a bounded time`() throws {
        let begin = Clock.monotonic()
        let server = try RoostdProcess()
        let started = Clock.monotonic()
        let guests = try (0..<200).map { try Guest("guest\($0)", at: server.place) }
        let full = Clock.monotonic()
        server.send(signal: SIGTERM)
        for guest in guests { #expect(try guest.readToEnd().last == goodbye) }
        for guest in guests { guest.hangUp() }
        #expect(try server.waitForExit().status == 0)
        let ended = Clock.monotonic()
        let milliseconds = [started - begin, full - started, ended - full].map { $0 / 1_000_000 }
        print(
            "roostd: \(milliseconds[0]) ms to ready, \(milliseconds[1]) ms for 200 logins, \(milliseconds[2]) ms to end"
        )
        #expect(milliseconds[0] < 20_000 && milliseconds[2] < 20_000)
    }

    /// Returns a logged-in client that has not begun to read about half a megabyte of messages, which wait in the
    /// server.
    private func stalledGuest(at server: RoostdProcess) throws -> Guest {
        let stalled = try Guest("stalled", at: server.place, receiveBuffer: 65_536)
        let talker = try Guest("talker", at: server.place)
        for _ in 0..<200 { try talker.say(String(repeating: "x", count: 4_000)) }
        try talker.fence()
        try talker.say("/quit")
        #expect(try talker.readToEnd().last == "-- goodbye")
        return stalled
    }
}
