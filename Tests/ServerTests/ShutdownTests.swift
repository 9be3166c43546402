internal import Server
internal import Sockets
internal import Testing
internal import Threads

/// The shutdown of the server: every client is told, the messages before it arrive without a gap, and the address is
/// free at once.
@Suite(.serialized) struct ShutdownTests {
    private static let goodbye = "-- goodbye: the server is shutting down"

    @Test(arguments: 1...5) func `Every client is told of the shutdown, also under load`(_ round: Int) throws {
        try Stage.play { stage in
            let listeners = try stage.people("ana", "ben")
            let speakers = try stage.people((0..<4).map { "speaker\($0)" })
            let visitor = try stage.visitor()
            #expect(try visitor.fence() == [])
            let hasSpoken = ProgressCounter()
            let stories = Recordings(count: 6)
            try together(7) { index in
                switch index {
                case 0..<4:
                    var number = 0
                    while (try? speakers[index].say("\(number)")) != nil {
                        number += 1
                        if index == 0 { hasSpoken.advance(to: UInt64(number)) }
                        // The speaker also reads the messages of the other speakers, so that it does not fall behind.
                        if number % 50 == 0, (try? speakers[index].fence()) == nil { break }
                    }
                case 4, 5: stories.record(index, try listeners[index - 4].readToEnd())
                default:
                    hasSpoken.wait(for: 500, until: .after(seconds: 60))
                    #expect(stage.server.stop())
                }
            }
            for story in stories.all.suffix(2) {
                #expect(story.last == Self.goodbye)
                for speaker in speakers {
                    let said = story.filter { $0.hasPrefix("[lobby] \(speaker.name): ") }
                    #expect(said == (0..<said.count).map { "[lobby] \(speaker.name): \($0)" })
                }
                #expect(!story.contains { $0.contains(" left") })
            }
            #expect(try visitor.readToEnd() == [Self.goodbye])
        }
    }

    @Test func `A client that never reads does not delay the shutdown`() throws {
        try Stage.play("shutdown-seconds=1", "outbox=100000000") { stage in
            let sloth = try stage.person("sloth")
            let ana = try stage.person("ana")
            for _ in 0..<1_100 { try ana.say(String(repeating: "x", count: 4_000)) }
            _ = try ana.fence()
            let begun = Clock.monotonic()
            #expect(stage.server.stop())
            #expect(Clock.monotonic() - begun < 20_000_000_000)
            #expect(try ana.readToEnd() == [Self.goodbye])
            sloth.close()
        }
    }

    @Test func `A second stop does nothing`() throws {
        try Stage.play { stage in
            let ana = try stage.person("ana")
            #expect(stage.server.stop())
            #expect(stage.server.stop())
            #expect(try ana.readToEnd() == [Self.goodbye])
        }
    }

    @Test func `The address can be used again at once`() throws {
        // No other test uses this loopback address, so that no other socket gets the port between two rounds.
        var place = "plain://127.7.7.1:0"
        for _ in 0..<3 {
            try Stage.play(at: [place]) { stage in
                place = stage.place.description
                let ana = try stage.person("ana")
                #expect(stage.server.stop())
                #expect(try ana.readToEnd() == [Self.goodbye])
                #expect(throws: SystemError.self) { try stage.visitor() }
            }
        }
    }

    @Test func `A client that connects during the shutdown is refused or told, and never left waiting`() throws {
        for _ in 0..<20 {
            try Stage.play { stage in
                try together(5) { index in
                    if index == 0 {
                        #expect(stage.server.stop())
                    } else {
                        for _ in 0..<10 {
                            guard let guest = try? stage.visitor() else { break }
                            try? guest.say("/login guest\(index)\n/join den\nhello\n/leave")
                            do {
                                _ = try guest.readToEnd()
                            } catch is SystemError {
                                // The connection was reset: the server had not accepted it yet, or had not read all its
                                // input.
                            }
                        }
                    }
                }
            }
        }
    }
}
