internal import Chat
internal import Sockets
internal import Testing
internal import Threads

@testable internal import Server

/// A kill and the shutdown of the server end every wait of a handler thread at once.
@Suite(.serialized) struct InterruptedWaitTests {
    enum End: CaseIterable {
        case kill
        case shutdown
    }

    /// The time within which a wait must end, in nanoseconds. The waits below take far longer by themselves, and a busy
    /// machine needs far less.
    private static let atOnce: UInt64 = 12_000_000_000

    /// Ends ana's connection by a kill or a shutdown, and checks that her handler thread ends within `atOnce`.
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
        // The linger time is longer than `atOnce`, so that the test fails if the server waits for the clients to hang
        // up.
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
            // By now the handler thread has noticed that ana has half-closed, unless the machine is very busy.
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
            // The replies take several megabytes, of which the kernel buffers about half a megabyte.
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

    /// Ends ana's connection while the room is paused, and resumes the room afterwards. Her departure must begin before
    /// that, which shows that the earlier wait of her handler thread has ended; it is complete only after the room has
    /// processed it.
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

    /// Connects ana over STOMP. She has sent so much at once that flood control holds her back for half a minute.
    private func talker(_ stage: Stage) throws -> Person {
        let ana = try Person("ana", at: stage.server.places[1])
        try ana.logInOverStomp()
        try ana.send(Array("SUBSCRIBE\nid:s\ndestination:/room/lobby\n\n\0".utf8))
        let body = String(repeating: "a\n", count: 30)
        try ana.send(Array("SEND\ndestination:/room/lobby\n\n\(body)\0".utf8))
        return ana
    }
}
