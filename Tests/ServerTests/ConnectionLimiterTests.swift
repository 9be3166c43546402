internal import Sockets
internal import Testing

@testable internal import Server

/// The limits on connections, in total, per address and per minute, and the limit on rooms.
@Suite struct ConnectionLimiterTests {
    private static func refused(_ limit: String) -> String {
        "!! too-many-clients: too many connections (\(limit)); try again later"
    }

    @Test func `A client beyond the limit is told so, and let in when another has left`() throws {
        try Stage.play("clients=3") { stage in
            let people = try stage.people("ana", "ben", "cleo")
            for _ in 0..<50 { #expect(try stage.visitor().readToEnd() == [Self.refused("clients")]) }
            try people[0].say("/quit")
            _ = try people[0].readToEnd()
            #expect(try eventually { try stage.visitor().isLetIn() })
        }
    }

    @Test func `A refused client that has already sent its first lines reads the reason and the end, and no reset`()
        throws
    {
        // The linger time is longer than the test takes, so that it ends no refused connection.
        try Stage.play("clients=1", with: { $0.lingerSeconds = 600 }) { stage in
            let ana = try stage.person("ana")
            let refused = try (0..<10).map { _ in try stage.visitor() }
            for visitor in refused { try visitor.send([UInt8](repeating: 0x0A, count: 10_000)) }
            for visitor in refused {
                #expect(try visitor.readToEnd() == [Self.refused("clients")])
                // The refused connection is still open, so that input which the client sends before it reads causes no
                // reset.
                try visitor.say("/login ben")
                #expect(try visitor.nextOrEnd() == nil)
            }
            // The accepting thread waits for no refused client. It closes the oldest refused connections when there are
            // many.
            for _ in 0..<50 { #expect(try stage.visitor().readToEnd() == [Self.refused("clients")]) }
            #expect(try ana.fence() == [])
        }
    }

    @Test func `A refused client that stays is closed when its time is over`() throws {
        try Stage.play("clients=1", with: { $0.lingerSeconds = 0 }) { stage in
            let ana = try stage.person("ana")
            let visitor = try stage.visitor()
            #expect(try visitor.readToEnd() == [Self.refused("clients")])
            // Once the server has closed the connection, its kernel answers further input with a reset, and sending
            // fails.
            #expect(eventually { (try? visitor.send(Array("x".utf8))) == nil })
            #expect(try ana.fence() == [])
        }
    }

    @Test func `Each address has its own limit on connections`() throws {
        try Stage.play("clients-per-address=2", at: ["plain://127.0.0.1:0", "plain://[::1]:0"], exempt: []) { stage in
            let people = try stage.people("ana", "ben")
            #expect(try stage.visitor().readToEnd() == [Self.refused("clients-per-address")])
            let six = try (0..<3).map { try Person("six\($0)", at: stage.server.places[1]) }
            #expect(try six[0].isLetIn())
            #expect(try six[1].isLetIn())
            #expect(try six[2].readToEnd() == [Self.refused("clients-per-address")])
            #expect(try people[0].fence() == [])
        }
    }

    @Test func `Exempt networks and Unix sockets are not limited`() throws {
        let path = scratchPath()
        try Stage.play(
            "clients-per-address=1", "connections-per-minute=1", at: ["plain://127.0.0.1:0", "plain+unix://\(path)"]
        ) { stage in
            let people = try stage.people("ana", "ben", "cleo")
            let locals = try (0..<3).map { try Person("local\($0)", at: stage.server.places[1]) }
            for local in locals { #expect(try local.isLetIn()) }
            for person in people { _ = try person.fence() }
        }
    }

    @Test func `The connections per minute of an address are limited`() throws {
        try Stage.play("connections-per-minute=5", exempt: []) { stage in
            for _ in 0..<5 {
                let visitor = try stage.visitor()
                #expect(try visitor.isLetIn())
                try visitor.hangUp()
            }
            for _ in 0..<20 { #expect(try stage.visitor().readToEnd() == [Self.refused("connections-per-minute")]) }
        }
    }

    @Test func `The number of rooms is limited, too`() throws {
        try Stage.play("rooms=5", "rooms-per-user=3") { stage in
            let people = try stage.people("ana", "ben")
            try people[0].say("/join a\n/join b\n/join c\n/leave b\n/join c")
            let said = try people[0].fence().filter { $0.hasPrefix("!!") || $0.contains("joined") }
            #expect(
                said.map { $0.prefix { $0 != ":" } } == [
                    "[a] -- you joined", "[b] -- you joined", "!! too-many-rooms", "[c] -- you joined",
                ])
            try people[1].say("/join d\n/join e\n/leave d\n/join f\n/join g")
            let next = try people[1].fence().filter { $0.hasPrefix("!!") || $0.contains("joined") }
            #expect(next.map { $0.prefix { $0 != ":" } }.first == "[d] -- you joined")
            // A deleted room leaves the table of rooms a moment before its thread ends.
            #expect(eventually { stage.server.threads.rooms <= 5 })
        }
    }

    @Test func `A thousand joins of one user start no more threads than there are rooms`() throws {
        try Stage.play("rooms-per-user=50") { stage in
            let ana = try stage.person("ana")
            try ana.say((0..<1_000).map { "/join room\($0)" }.joined(separator: "\n"))
            let told = try ana.fence()
            #expect(told.filter { $0.hasPrefix("!! too-many-rooms: ") }.count == 951)
            #expect(stage.server.threads.rooms == 50)
        }
    }
}
