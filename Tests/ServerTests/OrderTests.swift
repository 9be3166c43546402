internal import Testing

/// Every member of a room receives the same events in the same order, and every client its replies in the order of its
/// requests.
@Suite struct OrderTests {
    private static let speakers = 8
    private static let lines = 400

    @Test func `Four readers hear eight fast speakers in the same order`() throws {
        try Stage.play("room-queue=4096") { stage in
            let listeners = try stage.people((0..<4).map { "listener\($0)" })
            let speakers = try stage.people((0..<Self.speakers).map { "speaker\($0)" })
            for listener in listeners { _ = try listener.fence() }
            let stories = Recordings(count: listeners.count)
            try together(speakers.count + listeners.count) { index in
                if index < Self.speakers {
                    for number in 0..<Self.lines { try speakers[index].say("\(number)") }
                } else {
                    let listener = listeners[index - Self.speakers]
                    stories.record(
                        index - Self.speakers, try (0..<Self.speakers * Self.lines).map { _ in try listener.next() })
                }
            }
            let told = stories.all
            for story in told { #expect(story == told[0]) }
            for speaker in speakers {
                let own = told[0].filter { $0.hasPrefix("[lobby] \(speaker.name): ") }
                #expect(own == (0..<Self.lines).map { "[lobby] \(speaker.name): \($0)" })
                // A fence waits only for the speaker's own messages, so the speaker reads the known number of other
                // messages before it.
                let rest = told[0].filter { !$0.hasPrefix("[lobby] \(speaker.name): ") }
                #expect(try rest.map { _ in try speaker.next() } == rest)
                #expect(try speaker.fence() == [])
            }
        }
    }

    @Test func `Joins and departures have their place in the order, too`() throws {
        try Stage.play { stage in
            let listeners = try stage.people("ana", "ben")
            try together(6) { index in
                for round in 0..<20 {
                    let guest = try stage.person("guest\(index)")
                    try guest.say("round \(round)")
                    try guest.say("/quit")
                    _ = try guest.readToEnd()
                }
            }
            let stories = try listeners.map { try $0.fence() }
            #expect(stories[0] == stories[1])
            for index in 0..<6 {
                let own = stories[0].filter { $0.contains("guest\(index)") }
                let expected = (0..<20).flatMap { round in
                    [
                        "[lobby] -- guest\(index) joined", "[lobby] guest\(index): round \(round)",
                        "[lobby] -- guest\(index) left: signed off",
                    ]
                }
                #expect(own == expected)
            }
        }
    }

    @Test func `Replies come in the order of the requests`() throws {
        try Stage.play { stage in
            let ana = try stage.person("ana")
            let ben = try stage.person("ben")
            let questions = [
                "one", "/who", "two", "/topic a", "/topic", "/join den", "in the den", "/leave", "/nothing", "/who",
            ]
            try ana.send(Array((questions.joined(separator: "\n") + "\n").utf8))
            #expect(
                try ana.skip(to: "!! not-in-room") == [
                    "[lobby] -- ben joined", "[lobby] -- here: ana, ben", "[lobby] -- ana set the topic: a",
                    "[lobby] -- topic: a", "[den] -- you joined", "[den] -- here: ana", "[den] -- you left",
                    "!! no-such-command: there is no command \"nothing\"; /help lists them",
                    "!! not-in-room: you have no current room; say /join ROOM or /switch ROOM first",
                ])
            #expect(
                try ben.fence() == [
                    "[lobby] ana: one", "[lobby] ana: two", "[lobby] -- ana set the topic: a",
                ])
        }
    }

    @Test func `A room message arrives before the direct message that followed it`() throws {
        try Stage.play { stage in
            let people = try stage.people("ana", "ben")
            for round in 0..<200 { try people[0].say("cause \(round)\n/msg ben effect \(round)") }
            for round in 0..<200 {
                #expect(try people[1].next() == "[lobby] ana: cause \(round)")
                #expect(try people[1].next() == "[direct] ana: effect \(round)")
            }
        }
    }
}
