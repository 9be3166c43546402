internal import Chat
internal import Sockets
internal import Testing
internal import Threads

@testable internal import Server

/// A kill and the server's end reach a handler at once, whatever it waits for.
@Suite(.serialized) struct EndOfWaitsTests {
    enum End: CaseIterable {
        case kill
        case shutdown
    }

    /// Far less than any of the waits below takes by itself, and far more than a busy machine needs.
    private static let atOnce: UInt64 = 12_000_000_000

    /// Ends ana's connection; her handler must have left within `atOnce`.
    private static func carryOut(_ end: End, _ stage: Stage, _ place: SourceLocation = #_sourceLocation) throws {
        let begun = Clock.monotonic()
        switch end {
        case .kill:
            let departed = try stage.kill("ana").wait(for: 1, until: .after(seconds: Person.patienceSeconds))
            #expect(departed, sourceLocation: place)
        case .shutdown: #expect(stage.server.stop(), sourceLocation: place)
        }
        let milliseconds = (Clock.monotonic() - begun) / 1_000_000
        #expect(milliseconds < atOnce / 1_000_000, "\(milliseconds) ms", sourceLocation: place)
    }

    @Test(arguments: End.allCases) func `A wait for an idle client ends at once`(_ end: End) throws {
        // Longer than `atOnce`, so that waiting for the clients to hang up would be seen.
        try Stage.play(with: { $0.lingerSeconds = 25 }) { stage in
            let people = try stage.people("ana", "ben")
            try Self.carryOut(end, stage)
            let goodbye =
                end == .kill ? "-- goodbye: root removed you: enough" : "-- goodbye: the server is shutting down"
            #expect(try people[0].readToEnd() == [goodbye])
        }
    }

    @Test(arguments: End.allCases) func `A client that is held back by flood control is ended at once`(_ end: End)
        throws
    {
        try Stage.play("messages-per-second=1", "message-burst=1", at: places) { stage in
            let ben = try stage.person("ben")
            let ana = try talker(stage)
            try ben.skip(to: "[lobby] ana: a")
            try Self.carryOut(end, stage)
            #expect(try ana.bytesToEnd().contains("ERROR\nmessage:"))
        }
    }

    @Test(arguments: End.allCases)
    func `A half-closed client that is held back is ended at once, and told`(_ end: End) throws {
        try Stage.play("messages-per-second=1", "message-burst=1", at: places) { stage in
            let ben = try stage.person("ben")
            let ana = try talker(stage)
            ana.stopSpeaking()
            try ben.skip(to: "[lobby] ana: a")
            // The hang-up has been noticed by now, unless the machine is very busy.
            for _ in 0..<20 { _ = try ben.fence() }
            try Self.carryOut(end, stage)
            #expect(try ana.bytesToEnd().contains("ERROR\nmessage:"))
        }
    }

    @Test(arguments: End.allCases) func `A wait for a client that does not read a long answer ends at once`(_ end: End)
        throws
    {
        try Stage.play("shutdown-seconds=1") { stage in
            let ana = try Person("ana", at: stage.place, receiveBuffer: 65_536)
            try ana.say("/login ana")
            try ana.skip(to: "[lobby] -- here: ")
            let ben = try stage.person("ben")
            // Several megabytes of answers, of which the kernel takes half of one.
            try ana.send(Array(String(repeating: "/help\n", count: 3_000).utf8))
            for _ in 0..<20 { _ = try ben.fence() }
            try Self.carryOut(end, stage)
            ana.vanish()
        }
    }

    @Test(arguments: End.allCases) func `A wait for a full room ends at once`(_ end: End) throws {
        try Stage.play("room-queue=1", with: { $0.roomPatienceMilliseconds = 60_000 }) { stage in
            let people = try stage.people("ana", "ben")
            let lobby = try PausedRoom("lobby", by: "ben", on: stage)
            try people[0].send(Array("1\n2\n3\n".utf8))
            try Self.expectDeparture(by: end, stage, lobby)
        }
    }

    @Test(arguments: End.allCases) func `A wait for what a room has been asked to do ends at once`(_ end: End) throws {
        try Stage.play(with: { $0.roomPatienceMilliseconds = 60_000 }) { stage in
            let people = try stage.people("ana", "ben")
            let lobby = try PausedRoom("lobby", by: "ben", on: stage)
            try people[0].send(Array("/who\n".utf8))
            try Self.expectDeparture(by: end, stage, lobby)
        }
    }

    /// The handler waits until the room has heard of the departure; what it waited for before must have ended by then.
    private static func expectDeparture(by end: End, _ stage: Stage, _ lobby: PausedRoom) throws {
        let core = stage.server.core
        let name = try #require(UserName("ana"))
        let user = try #require(core.directory.find(name))
        let worker = try NamedThread(name: "end") {
            if end == .kill { _ = try? stage.kill("ana") } else { core.disconnectAll() }
        }
        worker.join()
        #expect(eventually { user.presence == nil }, "ana is still there")
        lobby.resume()
        #expect(user.departed.wait(for: 1, until: .after(seconds: Person.patienceSeconds)))
    }

    private var places: [String] { ["plain://127.0.0.1:0", "stomp://127.0.0.1:0"] }

    /// Ana, in STOMP, who has said so much at once that she is held back for half a minute.
    private func talker(_ stage: Stage) throws -> Person {
        let ana = try Person("ana", at: stage.server.places[1])
        try ana.send(Array("CONNECT\naccept-version:1.2\nlogin:ana\n\n\0".utf8))
        try ana.send(Array("SUBSCRIBE\nid:s\ndestination:/room/lobby\n\n\0".utf8))
        let body = String(repeating: "a\n", count: 30)
        try ana.send(Array("SEND\ndestination:/room/lobby\n\n\(body)\0".utf8))
        return ana
    }
}
